// The reading view: the TEI of the page as elements, its notes and findings beside it.
(function () {
  "use strict";

  const TEI = "http://www.tei-c.org/ns/1.0";
  const LAYERS = [
    ["note", "Notes", true],
    ["finding", "Findings", true],
    ["figure", "Figures", true],
    ["date", "Dates", true],
    ["person", "People", true],
    ["treaty", "Treaties", true],
    ["organisation", "Organisations", false],
    ["place", "Places", false],
    ["work", "Works", true],
    ["line", "Lines and ids", false],
  ];
  const MORE = { figure: "Over time", date: "All places" };
  const SIGNS = { error: "◆", warning: "▲", note: "●" };
  const KINDS = {
    "tei-persname": "person",
    "tei-orgname": "organisation",
    "tei-placename": "place",
    "tei-measure": "figure",
    "tei-num": "figure",
    "tei-date": "date",
  };
  const ROLES = { table: "table", row: "row", cell: "cell", list: "list", item: "listitem" };
  const BLOCKS = "tei-p, tei-head, tei-item, tei-quote, tei-titlepart, tei-l, tei-ab, tei-byline";
  const root = document.documentElement.dataset.root;
  const view = document.querySelector("[data-text]");
  const frame = document.querySelector("[data-reading]");
  const notesMargin = document.querySelector("[data-notes]");
  const findingsMargin = document.querySelector("[data-findings]");
  const cards = JSON.parse(document.querySelector("[data-cards]").textContent);

  function make(name, className, words) {
    const element = document.createElement(name);
    if (className) {
      element.className = className;
    }
    if (words !== undefined) {
      element.textContent = words;
    }
    return element;
  }

  // Text

  function adapt(element) {
    const name = element.dataset.origname;
    element.removeAttribute("role");
    element.removeAttribute("aria-label");
    if (ROLES[name]) {
      element.setAttribute("role", ROLES[name]);
    }
    if (name === "head" && element.dataset.level !== undefined) {
      element.setAttribute("role", "heading");
      element.setAttribute("aria-level", String(Math.min(6, Number(element.dataset.level) + 2)));
    }
    if (element.dataset.line || name === "hi") {
      element.setAttribute("dir", "auto");
    }
  }

  function draw() {
    const xml = JSON.parse(document.querySelector("[data-tei]").textContent);
    const cetei = new window.CETEI({ ignoreFragmentId: true, omitDefaultBehaviors: true });
    cetei.addBehaviors({ namespaces: { tei: TEI }, tei: {} });
    const dom = cetei.makeHTML5(xml, null, adapt);
    view.replaceChildren(dom);
    for (const row of view.querySelectorAll("tei-row[tei-role='label'] > tei-cell")) {
      row.setAttribute("role", "columnheader");
    }
    for (const head of view.querySelectorAll("tei-table > tei-head")) {
      head.setAttribute("role", "caption");
      head.removeAttribute("aria-level");
    }
    for (const table of view.querySelectorAll("tei-table")) {
      const scroll = make("div", "table-scroll");
      table.replaceWith(scroll);
      scroll.append(table);
      scroll.tabIndex = 0;
      scroll.setAttribute("role", "group");
      scroll.setAttribute("aria-label", "Table");
    }
    for (const label of view.querySelectorAll("tei-list > tei-label")) {
      const item = label.nextElementSibling;
      if (item && item.localName === "tei-item") {
        label.classList.add("item-label");
        item.prepend(label);
      }
    }
    for (const list of view.querySelectorAll("tei-list")) {
      if ([...list.children].some((child) => child.localName !== "tei-item")) {
        list.removeAttribute("role");
        for (const item of list.children) {
          item.removeAttribute("role");
        }
      }
    }
    for (const page of view.querySelectorAll("tei-pb")) {
      const sign = make("span", "page", page.getAttribute("n") ? `p. ${page.getAttribute("n")}` : "");
      page.append(sign);
    }
    for (const link of view.querySelectorAll("tei-ref[target], tei-ptr[target]")) {
      follow(link);
    }
  }

  function follow(element) {
    const target = element.getAttribute("target").split(/\s+/)[0];
    const within = target.startsWith("#") && document.getElementById(target.slice(1));
    const elsewhere = Object.hasOwn(cards.elsewhere, target) ? cards.elsewhere[target] : "";
    if (!within && !elsewhere) {
      return;
    }
    const link = make("a", "within");
    link.href = within ? target : root + elsewhere;
    link.append(...(element.childNodes.length ? element.childNodes : [target]));
    element.append(link);
  }

  // Marks

  function markOf(element) {
    const kind = element.localName === "tei-rs" ? rsKind(element) : KINDS[element.localName];
    const pointer = (element.getAttribute("ref") || "").split(/\s+/)[0];
    if (kind === "figure") {
      return { kind, card: cards.figures[element.id] };
    }
    if (kind === "date") {
      return { kind, card: cards.dates[element.id] };
    }
    return { kind, card: cards.entries[pointer] };
  }

  function rsKind(element) {
    const type = element.getAttribute("type");
    return { treaty: "treaty", person: "person", place: "place", org: "organisation" }[type] || "";
  }

  function mark() {
    const names = [...Object.keys(KINDS), "tei-rs"].join(", ");
    for (const element of view.querySelectorAll(names)) {
      const { kind, card } = markOf(element);
      if (!kind || (!card && kind !== "figure" && kind !== "date")) {
        continue;
      }
      const outer = element.parentElement.closest(".mark, a");
      // A link in a link is none: what stands within another mark is told on its card.
      const made = make(card && card.url && !outer ? "a" : "span", `mark ${kind}`);
      if (made.localName === "a") {
        made.href = root + card.url;
        made.dataset.href = root + card.url;
      } else if (card && !outer) {
        made.tabIndex = 0;
        made.setAttribute("role", "button");
      }
      made.append(...element.childNodes);
      element.append(made);
      if (card) {
        told.set(made, () => describe(kind, card));
      }
    }
    for (const [id, work] of Object.entries(cards.works)) {
      const element = document.getElementById(id);
      if (element && view.contains(element)) {
        const link = make("a", "work", "▤");
        link.href = root + work.url;
        const others = work.others ? `, cited in ${work.others} more` : "";
        link.setAttribute("aria-label", `This work in the bibliography${others}`);
        link.title = link.getAttribute("aria-label");
        element.append(link);
      }
    }
  }

  // Notes

  function notes() {
    let number = 0;
    const title = make("h2", "notes-title", "Notes");
    for (const note of [...view.querySelectorAll("tei-note")]) {
      if (note.parentElement.closest("tei-note")) {
        continue;
      }
      number += 1;
      if (number === 1) {
        notesMargin.append(title);
      }
      const shown = note.getAttribute("n") || String(number);
      const back = `note-mark-${number}`;
      note.id = note.id || `note-${number}`;
      const mark = make("sup", "noteref");
      const link = make("a", "", shown);
      link.href = `#${note.id}`;
      link.id = back;
      link.setAttribute("aria-label", `Note ${shown}`);
      mark.append(link);
      note.replaceWith(mark);
      const side = make("div", "sidenote");
      const up = make("a", "number", shown);
      up.href = `#${back}`;
      up.setAttribute("aria-label", `Note ${shown}, back to the text`);
      const body = make("div", "body");
      body.append(note);
      side.append(up, body);
      notesMargin.append(side);
      beside.notes.push([mark, side]);
      told.set(link, () => [make("span", "kind", `Note ${shown}`), copyOf(note)]);
      for (const [name, on] of [["mouseenter", true], ["mouseleave", false]]) {
        link.addEventListener(name, () => side.classList.toggle("lit", on));
      }
    }
    notesMargin.hidden = number === 0;
  }

  function copyOf(note) {
    const copy = make("span", "line");
    copy.dir = "auto";
    const clone = note.cloneNode(true);
    for (const extra of clone.querySelectorAll(".work, .anchor, .sign")) {
      extra.remove();
    }
    copy.textContent = clone.textContent.trim();
    return copy;
  }

  // Findings

  function findings() {
    for (const finding of cards.findings) {
      const places = finding.ids.map((id) => document.getElementById(id)).filter(Boolean);
      for (const place of places) {
        const shown = place.querySelector(":scope > .mark") || place;
        shown.classList.add("found", finding.level);
        place.append(signOf(finding));
      }
      const first = places[0] || at(finding.lines[0]);
      if (!first) {
        continue;
      }
      const flag = make("a", `flag ${finding.level}`);
      flag.href = root + finding.url;
      flag.classList.toggle("settled", finding.status !== "open");
      const kind = make("span", "kind");
      const sign = make("span", "sign", SIGNS[finding.level]);
      sign.setAttribute("aria-hidden", "true");
      const status = finding.status === "open" ? "" : `, ${finding.status}`;
      kind.append(sign, ` ${finding.level} ${finding.check}${status}`);
      flag.append(kind, make("span", "said", finding.message));
      findingsMargin.append(flag);
      beside.findings.push([first, flag]);
    }
    const place = (pair) => pair[0].getBoundingClientRect().top;
    beside.findings.sort((a, b) => place(a) - place(b));
    findingsMargin.append(...beside.findings.map((pair) => pair[1]));
    findingsMargin.hidden = beside.findings.length === 0;
  }

  // In the text itself, for who has no margin to see, or comes by the keyboard.
  function signOf(finding) {
    const link = make("a", `sign ${finding.level}`, SIGNS[finding.level]);
    link.href = root + finding.url;
    link.setAttribute("aria-label", `${finding.level} ${finding.check}: ${finding.message}`);
    link.title = finding.message;
    return link;
  }

  function at(line) {
    let found = null;
    let last = 0;
    for (const block of frame.querySelectorAll("[data-line]")) {
      // Of what begins on one line, the outermost.
      const begins = Number(block.dataset.line);
      if (begins <= line && begins > last && block.localName !== "tei-div") {
        found = block;
        last = begins;
      }
    }
    return found;
  }

  // What stands in a margin begins where its words do, or below what is there already.

  const beside = { notes: [], findings: [] };

  function arrange(pairs) {
    const top = frame.getBoundingClientRect().top;
    let free = 0;
    for (const [words, aside] of pairs) {
      if (getComputedStyle(aside).position !== "absolute") {
        aside.style.top = "";
        continue;
      }
      const anchor = words.closest(".sidenote") || words;
      const begin = Math.max(free, anchor.getBoundingClientRect().top - top);
      aside.style.top = `${begin}px`;
      free = begin + aside.offsetHeight + 10;
    }
    return free;
  }

  function layOut() {
    const lowest = Math.max(arrange(beside.notes), arrange(beside.findings));
    frame.style.minHeight = lowest ? `${lowest}px` : "";
  }

  // Anchors

  function anchors() {
    for (const block of view.querySelectorAll(BLOCKS)) {
      if (!block.dataset.line) {
        continue;
      }
      const name = block.id || `L${block.dataset.line}`;
      const link = make("a", "anchor", block.dataset.line);
      link.href = `#${name}`;
      link.title = `Line ${block.dataset.line} of the TEI file, #${name}`;
      link.setAttribute("aria-label", link.title);
      block.prepend(link);
    }
  }

  function goTo() {
    for (const old of document.querySelectorAll(".target")) {
      old.classList.remove("target");
    }
    let name = "";
    try {
      name = decodeURIComponent(window.location.hash.slice(1));
    } catch {
      return;
    }
    const line = /^L(\d{1,9})$/.exec(name);
    const element = name && (document.getElementById(name) || (line && at(Number(line[1]))));
    if (!element || !frame.contains(element)) {
      return;
    }
    const small = !element.matches("tei-div, tei-table, tei-body");
    (element.querySelector(":scope > .mark") || element).classList.toggle("target", small);
    element.scrollIntoView({ block: small ? "center" : "start", behavior: "instant" });
  }

  // Cards

  const told = new Map();
  let card = null;
  let shownFor = null;
  let timer = 0;

  function describe(kind, entry) {
    const parts = [
      make("span", "kind", entry.kind || kind),
      make("span", "name", entry.title),
    ];
    const line = (words) => parts.push(make("span", "line", words));
    if (entry.value) {
      line(`Read as ${entry.value}`);
    }
    if (entry.time) {
      line(`Time: ${entry.time}`);
    }
    for (const source of entry.sources || []) {
      line(`Source: ${source}`);
    }
    if (entry.times) {
      line(entry.times === 1 ? "Spoken of here only" : `Spoken of in ${entry.times} places`);
    }
    if (kind === "figure") {
      const more = entry.others === 1 ? "1 more figure" : `${entry.others} more figures`;
      line(entry.others ? `${more} on this` : "No other figure on this");
    }
    if (entry.others && entry.others.length) {
      const list = make("span", "line", "Also in: ");
      for (const [name, url] of entry.others) {
        const link = make("a", "", name);
        link.href = root + url;
        list.append(link);
      }
      if (entry.more > entry.others.length) {
        list.append(`and ${entry.more - entry.others.length} more`);
      }
      parts.push(list);
    }
    if (entry.url) {
      const list = make("span", "line");
      const link = make("a", "", MORE[kind] || "In the register");
      link.href = root + entry.url;
      list.append(link);
      parts.push(list);
    }
    return parts;
  }

  function show(mark) {
    if (shownFor === mark) {
      return;
    }
    hide();
    card = make("span", "card");
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", "About these words");
    card.append(...told.get(mark)());
    mark.after(card);
    shownFor = mark;
    const words = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const left = Math.min(words.left, window.innerWidth - size.width - 8);
    const below = words.bottom + 6;
    const fits = below + size.height < window.innerHeight || words.top < size.height + 8;
    card.style.left = `${Math.max(8, left)}px`;
    card.style.top = `${fits ? below : words.top - size.height - 6}px`;
    card.addEventListener("mouseenter", () => window.clearTimeout(timer));
    card.addEventListener("mouseleave", later);
  }

  function hide() {
    window.clearTimeout(timer);
    if (card) {
      card.remove();
    }
    card = null;
    shownFor = null;
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, 250);
  }

  function isOff(mark) {
    return LAYERS.some(([name]) => mark.classList.contains(name) && frame.classList.contains(`off-${name}`));
  }

  function listen() {
    for (const mark of told.keys()) {
      mark.addEventListener("mouseenter", () => {
        window.clearTimeout(timer);
        if (!isOff(mark)) {
          timer = window.setTimeout(() => show(mark), shownFor ? 60 : 160);
        }
      });
      mark.addEventListener("mouseleave", later);
      mark.addEventListener("focus", () => !isOff(mark) && show(mark));
      if (mark.getAttribute("role") === "button") {
        mark.addEventListener("keydown", (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            show(mark);
          }
        });
      }
    }
    document.addEventListener("focusin", (event) => {
      if (card && event.target !== shownFor && !card.contains(event.target)) {
        hide();
      }
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    window.addEventListener("scroll", () => card && !card.matches(":hover") && hide(), { passive: true });
    window.addEventListener("hashchange", goTo);
    window.addEventListener("resize", layOut);
    if (document.fonts) {
      document.fonts.ready.then(layOut);
    }
  }

  // Layers

  function remembered() {
    try {
      return JSON.parse(window.localStorage.getItem("corpuskit-layers")) || {};
    } catch {
      return {};
    }
  }

  function layers() {
    const form = document.querySelector("[data-layers]");
    const chosen = remembered();
    for (const [name, words, first] of LAYERS) {
      const label = make("label");
      const box = make("input");
      box.type = "checkbox";
      box.name = name;
      box.setAttribute("role", "switch");
      box.checked = typeof chosen[name] === "boolean" ? chosen[name] : first;
      label.append(box, make("span", `mark ${name}`, words));
      form.append(label);
      box.addEventListener("change", () => {
        chosen[name] = box.checked;
        apply(name, box.checked);
        layOut();
        try {
          window.localStorage.setItem("corpuskit-layers", JSON.stringify(chosen));
        } catch {
          // It lasts as long as the page, then.
        }
      });
      apply(name, box.checked);
    }
    form.hidden = false;
  }

  function apply(name, on) {
    frame.classList.toggle(`off-${name}`, !on);
    frame.classList.toggle(`on-${name}`, on);
    for (const mark of frame.querySelectorAll(`a.mark.${name}[data-href], .mark.${name}[role]`)) {
      // What is not shown is no stop on the way of the keyboard.
      if (mark.dataset.href) {
        on ? (mark.href = mark.dataset.href) : mark.removeAttribute("href");
      } else {
        mark.tabIndex = on ? 0 : -1;
      }
    }
  }

  try {
    draw();
  } catch (error) {
    document.querySelector("[data-failed]").hidden = false;
    throw error;
  }
  mark();
  notes();
  anchors();
  findings();
  layers();
  listen();
  layOut();
  goTo();
})();
