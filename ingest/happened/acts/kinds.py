"""Which types of acts are told how: of whom, where, and with which ends left open."""

from __future__ import annotations

VICTIM_TYPES = {"Assault", "Coerce", "Mobilize", "Aid", "Retreat", "Concede", "Sanction", "Protest"}
"""Types whose target may be named by where it lies ("struck Kharkiv", "aid to the north of Ethiopia")."""
INWARD_TYPES = {"Assault", "Coerce", "Protest", "Request", "Accuse", "Reject", "Threaten", "Concede", "Retreat", "Sanction"}
"""Types that are told also where they stay inside one country, which is then the source alone ("the police arrested 52 of its members")."""
RULING_TYPES = {"Coerce", "Concede"}
"""What the rulers of a country do to those in it, so that the place tells whose rulers they are."""
FACELESS_TYPES = {"Assault", "Coerce", "Protest", "Threaten"}
"""Types that are told of their target alone where those who do them have no name ("hackers defaced Danish sites")."""
DEEDS = {"Assault", "Coerce", "Mobilize", "Protest"}
"""Types that are told also where only the doer and the place are named."""
TOLD = {"Request", "Support", "Aid", "Accuse", "Threaten", "Reject"}
"""Types that an outsider may aim at all who sat at the table."""
JOINT_TYPES = {"Agree", "Support", "Request", "Accuse", "Cooperate", "Retreat", "Reject", "Threaten"}
"""Types that both sides of a table do together."""
MUTUAL_TYPES = {"Retreat", "Concede", "Threaten"}
"""Types that two sides do to each other where the text says of both that they do them."""
MANY = 4
"""Among more parties than these, who agrees with whom is not told pair by pair."""
DEEP_PLACES = {"on", "against"}
DESCRIBED = {"obj", "to", "with", "on", "against", "for", "from", "at", "in", "dative", "comp"}
"""Places where "its neighbour" or "the country" may stand for the other party."""
PLAIN = {"obj", "on", "upon", "to", "with"}
LOCAL_ASKED = {"official", "leader", "authority", "government", "counterpart", "minister"}
ELSE = {"Assault": ("where",), "Threaten": ("if", "after"), "Request": ("here",), "Sanction": ("after", "if")}
"""Places that are tried for the target of any act of the type, after those of its frame."""
