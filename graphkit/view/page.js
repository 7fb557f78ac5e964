"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const ENTITIES = ["Person", "Country", "Organization", "Group", "Place", "Document"], TALKS = ["Meeting", "Call"];
  const NOT_YET = ["planned", "proposed"], NOT_SO = ["denied", "cancelled"];
  const nodes = data.nodes.map(([label, kind, x, y, size, colour, status, start, end, id], index) =>
    ({label, kind, x, y, size, colour, status, start, end: end || start, id, index, isEvent: !ENTITIES.includes(kind), near: [], edges: []}));
  const edges = data.edges.map(([source, target, type, status, start, end, event, detail], index) =>
    ({source, target, type, status, start, end, event, detail, index}));
  for (const e of edges) {
    nodes[e.source].near.push(e.target); nodes[e.target].near.push(e.source);
    nodes[e.source].edges.push(e); nodes[e.target].edges.push(e);
  }
  const $ = id => document.getElementById(id);
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  document.querySelector("h1").textContent = document.title;

  // filters
  const kindOf = n => ENTITIES.includes(n.kind) || ["Meeting", "Call", "Visit", "Statement"].includes(n.kind) ? n.kind : "Acts";
  const kinds = [...new Set(nodes.map(kindOf))].sort((a, b) => ENTITIES.includes(b) - ENTITIES.includes(a) || a.localeCompare(b));
  const statuses = [...new Set(nodes.filter(n => n.isEvent && n.status).map(n => n.status))].sort();
  const box = (parent, name, checked, colour) => {
    const label = make("label"), input = make("input", "", {type: "checkbox", value: name});
    input.checked = input.defaultChecked = checked;
    label.append(input, " ");
    if (colour) label.append(Object.assign(make("span", "", {class: "dot"}), {style: `background:${colour}`}));
    label.append(name);
    $(parent).append(label);
  };
  statuses.forEach(s => box("statuses", s, true));
  kinds.forEach(k => box("kinds", k, k !== "Statement", nodes.find(n => kindOf(n) === k).colour));
  [...new Set(nodes.filter(n => !n.isEvent).map(n => n.label))].sort().slice(0, 5000).forEach(n => $("names").append(make("option", "", {value: n})));
  const chosen = parent => new Set([...$(parent).querySelectorAll("input:checked")].map(i => i.value));
  let shown = new Set();
  const choose = () => {
    const wanted = plain($("search").value.trim()), since = $("since").value, until = $("until").value;
    const withStatus = chosen("statuses"), withKind = chosen("kinds");
    const inTime = n => (!since && !until) || (n.start && (!since || n.end >= since) && (!until || n.start <= until));
    let events = nodes.filter(n => n.isEvent && (!n.status || withStatus.has(n.status)) && inTime(n));
    let around = null;
    if (wanted) {
      const found = nodes.filter(n => !n.isEvent && plain(n.label).includes(wanted));
      around = new Set(found.map(n => n.index));
      // a country's or place's talks are also those of its people and towns
      for (const n of found) for (const e of n.edges)
        if (["HOLDS_OFFICE", "LOCATED_IN", "REPRESENTS"].includes(e.type) && e.target === n.index) around.add(e.source);
      events = events.filter(n => n.near.some(i => around.has(i)));
    }
    const ids = new Set(events.map(n => n.index));
    const entities = nodes.filter(n => !n.isEvent && (wanted || since || until || withStatus.size < statuses.length
      ? (around && around.has(n.index)) || n.near.some(i => ids.has(i)) : true));
    shown = new Set([...events, ...entities].filter(n => withKind.has(kindOf(n))).map(n => n.index));
    const talks = events.filter(n => TALKS.includes(n.kind));
    $("count").value = `${talks.length} ${talks.length === 1 ? "talk" : "talks"}, ${entities.length} names`;
    draw(); timeline(talks); map(events);
  };

  // details
  const title = n => n.isEvent ? [n.kind, n.start === n.end ? n.start : `${n.start} to ${n.end}`].filter(Boolean).join(", ") : n.label;
  const place = n => n.edges.filter(e => e.type === "HELD_IN" && e.source === n.index).map(e => nodes[e.target].label).join(", ");
  const who = n => [...new Set(n.edges.filter(e => e.target === n.index && e.type !== "HELD_IN").map(e => e.source))].map(i => nodes[i])
    .filter(o => !o.isEvent).sort((a, b) => (a.kind === "Person") - (b.kind === "Person") || a.label.localeCompare(b.label));
  const link = (n, text) => {
    const item = make("li"), button = make("button", text || title(n), {type: "button"});
    button.addEventListener("click", () => open(n));
    item.append(button);
    return item;
  };
  const sentences = (parent, event) => {
    for (const [sentence, publisher, published, status, article, url] of data.evidence[event] || []) {
      const quote = make("blockquote", sentence), foot = make("footer");
      foot.append([publisher, published, status].filter(Boolean).join(" · "));
      if (article) foot.append(` · ${article}`);
      if (/^https?:/.test(url)) foot.append(" · ", make("a", "article", {href: url, rel: "noreferrer"}));
      quote.append(foot);
      parent.append(quote);
    }
  };
  const panel = (...parts) => { const d = $("detail"); d.replaceChildren(...parts); d.scrollTop = 0; return d; };
  const open = n => {
    const d = panel(make("h2", title(n)), make("p", n.isEvent ? "" : n.kind));
    if (n.isEvent) {
      if (n.status) d.append(make("span", n.status, {class: "status"}));
      if (place(n)) d.append(make("p", place(n)));
      sentences(d, n.index);
      const list = make("ul", "", {class: "links"});
      who(n).forEach(o => list.append(link(o, `${o.label} (${n.edges.filter(e => e.source === o.index).map(e => e.type.toLowerCase().replaceAll("_", " ")).join(", ")})`)));
      d.append(list);
    } else {
      n.edges.filter(e => e.type === "HOLDS_OFFICE" && e.source === n.index).forEach(e => d.append(make("p", `${e.detail}, ${nodes[e.target].label}`)));
      const list = make("ul", "", {class: "links"});
      [...new Set(n.near)].map(i => nodes[i]).filter(o => o.isEvent).sort((a, b) => b.start.localeCompare(a.start))
        .forEach(o => list.append(link(o, [o.kind, o.start, place(o), NOT_YET.concat(NOT_SO).includes(o.status) ? o.status : ""].filter(Boolean).join(", "))));
      d.append(list);
    }
    selected = n.index;
    draw();
  };
  const openEdge = e => {
    const d = panel(make("h2", `${nodes[e.source].label} – ${e.type.toLowerCase().replaceAll("_", " ")} – ${title(nodes[e.target])}`));
    d.append(make("p", [e.detail, e.status, e.start].filter(Boolean).join(" · ")));
    if (e.event >= 0) sentences(d, e.event);
    const list = make("ul", "", {class: "links"});
    list.append(link(nodes[e.source]), link(nodes[e.target]));
    d.append(list);
  };

  // half of a colour and half of the ground: what has not happened, or did not
  const pale = colour => "#" + [1, 3, 5].map(i => Math.round((parseInt(colour.slice(i, i + 2), 16) + (dark.matches ? 24 : 250)) / 2)
    .toString(16).padStart(2, "0")).join("");

  // the network
  let renderer = null, selected = -1;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const draw = () => {
    if (renderer && !$("network").hidden) renderer.refresh();
  };
  const picture = () => {
    const graph = new graphology.MultiGraph({type: "directed"});
    nodes.forEach(n => graph.addNode(n.index, {x: n.x, y: n.y, size: n.size, label: n.isEvent ? title(n) : n.label, color: n.colour}));
    edges.forEach(e => graph.addDirectedEdgeWithKey(`e${e.index}`, e.source, e.target, {size: 1}));
    const faint = () => dark.matches ? "#3f464e" : "#cfd0cb", ink = () => ({color: dark.matches ? "#e6e7e8" : "#22262b"});
    renderer = new Sigma(graph, $("picture"), {
      // with many lines, they rest while the picture moves
      hideEdgesOnMove: edges.length > 3000, hideLabelsOnMove: nodes.length > 3000, enableEdgeEvents: true, allowInvalidContainer: true, minEdgeThickness: 2, labelColor: ink(), labelRenderedSizeThreshold: 5, labelDensity: .6, zIndex: true, minCameraRatio: .02, maxCameraRatio: 4,
      nodeReducer: (key, attributes) => {
        const n = nodes[key];
        if (!shown.has(n.index)) return {...attributes, hidden: true};
        const look = NOT_YET.concat(NOT_SO).includes(n.status) ? {color: pale(attributes.color)} : {};
        const near = selected >= 0 && (n.index === selected || nodes[selected].near.includes(n.index));
        if (selected >= 0 && !near) return {...attributes, ...look, label: "", zIndex: 0};
        return {...attributes, ...look, zIndex: 1, ...(n.index === selected ? {highlighted: true} : {}), ...(near ? {forceLabel: true} : {})};
      },
      edgeReducer: (key, attributes) => {
        const e = edges[+key.slice(1)];
        if (!shown.has(e.source) || !shown.has(e.target)) return {...attributes, hidden: true};
        const near = e.source === selected || e.target === selected;
        return {...attributes, size: near ? 2 : 1, color: near ? "#c8553d" : faint(), zIndex: near ? 1 : 0};
      },
    });
    renderer.on("clickNode", ({node}) => open(nodes[node]));
    renderer.on("clickEdge", ({edge}) => openEdge(edges[+edge.slice(1)]));
    renderer.on("clickStage", () => { selected = -1; renderer.refresh({skipIndexation: true}); });
    dark.addEventListener("change", () => { renderer.setSetting("labelColor", ink()); draw(); });
    window.graphkit = {renderer, graph, nodes, edges, open, openEdge};
  };

  // the timeline
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const timeline = talks => {
    const parts = [];
    let month = null, list = null;
    for (const n of [...talks].sort((a, b) => (a.start || "9").localeCompare(b.start || "9"))) {
      const key = n.start.slice(0, 7);
      if (key !== month) {
        month = key;
        list = make("ol");
        parts.push(make("h2", key ? `${MONTHS[+key.slice(5) - 1]} ${key.slice(0, 4)}` : "No date given"), list);
      }
      const look = NOT_YET.includes(n.status) ? "planned" : NOT_SO.includes(n.status) ? "not" : "";
      const item = make("li"), button = make("button", "", {type: "button", class: `talk ${look}`});
      button.style.setProperty("--kind", n.colour);
      const names = who(n).map(o => o.label);
      button.append(make("time", n.start === n.end ? n.start : `${n.start} – ${n.end}`, {datetime: n.start}), make("strong", [n.kind, place(n)].filter(Boolean).join(", ")),
        make("span", names.slice(0, 8).join(", ") + (names.length > 8 ? ` and ${names.length - 8} more` : "")));
      if (look) button.append(make("span", n.status, {class: "status"}));
      button.addEventListener("click", () => open(n));
      item.append(button);
      list.append(item);
    }
    $("timeline").replaceChildren(...(parts.length ? parts : [make("p", "No talks fit the filters.", {class: "hint"})]));
  };

  // the map
  const SVG = "http://www.w3.org/2000/svg";
  const map = events => {
    const at = new Map();
    for (const n of events) for (const e of n.edges)
      if (e.type === "HELD_IN" && e.source === n.index && data.spots[e.target]) at.set(e.target, [...(at.get(e.target) || []), n]);
    const marks = [], spots = [...at.keys()].map(i => data.spots[i]);
    const xs = spots.map(s => s[0]), ys = spots.map(s => -s[1]);
    const width = Math.max(...xs) - Math.min(...xs) + 30, height = Math.max(...ys) - Math.min(...ys) + 20;
    const side = spots.length ? Math.min(360, Math.max(60, width, height * 2)) : 360, unit = side / 220;
    for (const [index, held] of [...at].sort((a, b) => b[1].length - a[1].length)) {
      const [longitude, latitude] = data.spots[index], spot = document.createElementNS(SVG, "circle"), name = document.createElementNS(SVG, "text");
      const told = `${nodes[index].label}: ${held.length} ${held.length === 1 ? "event" : "events"}`;
      for (const [k, v] of Object.entries({cx: longitude, cy: -latitude, r: (1.4 + .7 * Math.sqrt(held.length)) * unit, class: "spot", tabindex: 0, role: "button", "aria-label": told})) spot.setAttribute(k, v);
      const act = () => open(nodes[index]);
      spot.addEventListener("click", act);
      spot.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
      for (const [k, v] of Object.entries({x: longitude + (2.2 + .7 * Math.sqrt(held.length)) * unit, y: -latitude + unit, class: "spot-name", "font-size": 3.4 * unit})) name.setAttribute(k, v);
      name.textContent = nodes[index].label;
      marks.push(spot, ...(marks.length < 120 ? [name] : []));
    }
    $("spots").replaceChildren(...marks);
    if (spots.length) {  // the part of the world that the talks are in
      const x = (Math.max(...xs) + Math.min(...xs) - side) / 2, y = (Math.max(...ys) + Math.min(...ys) - side / 2) / 2;
      document.querySelector("#map svg").setAttribute("viewBox", `${x} ${y} ${side} ${side / 2}`);
    }
  };

  // tabs, by mouse and arrow keys
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const go = tab => {
    for (const t of tabs) {
      const on = t === tab;
      t.setAttribute("aria-selected", on); t.tabIndex = on ? 0 : -1;
      $(t.getAttribute("aria-controls")).hidden = !on;
    }
    if (tab.id === "tab-network" && renderer) renderer.resize(), renderer.refresh();
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => go(tab));
    tab.addEventListener("keydown", event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (step) { const next = tabs[(i + step + tabs.length) % tabs.length]; next.focus(); go(next); }
    });
  });
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(choose, 120); };
  $("filters").addEventListener("input", later);
  $("filters").addEventListener("submit", event => event.preventDefault());
  $("filters").addEventListener("reset", later);
  try {
    picture();
  } catch (error) {
    $("no-picture").hidden = false;
    $("no-picture").textContent = "This browser can't draw the network (it has no WebGL); the timeline and the map show the same talks.";
  }
  choose();
  document.body.dataset.ready = "yes";
})();
