/* Draws a document's text with its marks, scrolls to the place that the address names (#at-<offset>), shows what a clicked mark is and
   where it is used, switches kinds of marks, and finds words. Blocks: [start, heading, cells]; a piece: a text or [text, note, …]. */
(function () {
  "use strict";

  let found = [];
  let at = -1;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function piece(spec, one) {
    if (typeof one === "string") return document.createTextNode(one);
    const notes = one.slice(1);
    const kinds = Array.from(new Set(notes.map(function (note) { return "read-" + spec.notes[note][0]; })));
    const made = element("span", "read " + kinds.join(" "), one[0]);
    made.dataset.notes = notes.join(",");
    made.tabIndex = 0;
    made.setAttribute("role", "button");
    return made;
  }

  function cell(spec, name, pieces) {
    const made = element(name);
    pieces.forEach(function (one) { made.append(piece(spec, one)); });
    return made;
  }

  function row(spec, block) {
    const made = element("tr");
    made.id = "block-" + block[0];
    block[2].forEach(function (pieces) { made.append(cell(spec, block[1] ? "th" : "td", pieces)); });
    return made;
  }

  function anchors(host, spec) {
    spec.notes.forEach(function (note, number) {
      const id = "at-" + note[3];
      const mark = host.querySelector('[data-notes="' + number + '"], [data-notes^="' + number + ',"], [data-notes$=",' + number + '"], [data-notes*=",' + number + ',"]');
      if (mark && !document.getElementById(id)) mark.id = id;
    });
  }

  function draw(host, spec) {
    host.spec = spec;
    const parts = [];
    let table = null;
    spec.blocks.forEach(function (block) {
      if (block[2].length === 1 && !block[1]) {
        table = null;
        const paragraph = cell(spec, "p", block[2][0]);
        paragraph.id = "block-" + block[0];
        parts.push(paragraph);
        return;
      }
      if (!table || block[1]) {
        table = element("table");
        parts.push(table);
      }
      table.append(row(spec, block));
    });
    host.replaceChildren.apply(host, parts);
    anchors(host, spec);
    scroll();
  }

  function target() {
    const named = window.location.hash.match(/^#at-(\d+)$/);
    if (!named) return null;
    const exact = document.getElementById("at-" + named[1]);
    if (exact) return exact;
    const before = Array.from(document.querySelectorAll('[id^="block-"]')).filter(function (block) {
      return Number(block.id.slice(6)) <= Number(named[1]);
    });
    return before[before.length - 1] || null;
  }

  function scroll() {
    const place = target();
    document.querySelectorAll(".read-here").forEach(function (mark) { mark.classList.remove("read-here"); });
    if (!place) return;
    place.classList.add("read-here");
    place.scrollIntoView({ block: "center" });
    if (place.dataset.notes) show(place);
  }

  function show(mark) {
    const host = mark.closest("[data-document]");
    const box = document.getElementById("document-note");
    if (!host || !box) return;
    const lines = mark.dataset.notes.split(",").map(function (number) {
      const note = host.spec.notes[Number(number)];
      const line = element("p", "note-line", note[1] + " ");
      const link = element("a", "page-link", "用在哪里 ›");
      link.href = note[2];
      link.dataset.carry = "";
      line.append(link);
      if (note[4]) {
        const mend = element("a", "page-link", "更正 ›");
        mend.href = note[4];
        mend.dataset.carry = "";
        line.append(" ", mend);
      }
      return line;
    });
    box.replaceChildren.apply(box, [element("b", "", mark.textContent)].concat(lines));
  }

  function toggle(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    const host = document.querySelector("[data-document]");
    if (host) host.classList.toggle("hide-" + button.dataset.legend, !on);
  }

  function unfind() {
    document.querySelectorAll("mark.find-hit").forEach(function (mark) {
      const parent = mark.parentNode;
      mark.replaceWith(document.createTextNode(mark.textContent));
      parent.normalize();
    });
    found = [];
    at = -1;
  }

  function hits(host, sought) {
    const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(function (node) {
      let rest = node;
      for (let place = rest.data.indexOf(sought); place >= 0; place = rest.data.indexOf(sought)) {
        const hit = rest.splitText(place);
        rest = hit.splitText(sought.length);
        const mark = element("mark", "find-hit");
        hit.replaceWith(mark);
        mark.append(hit);
      }
    });
    return Array.from(host.querySelectorAll("mark.find-hit"));
  }

  function find(sought) {
    const host = document.querySelector("[data-document]");
    if (!host) return;
    unfind();
    found = sought ? hits(host, sought) : [];
    step(1, sought);
  }

  function step(by, sought) {
    const box = document.getElementById("document-found");
    if (found.length) {
      if (at >= 0) found[at].classList.remove("find-now");
      at = (at + by + found.length) % found.length;
      found[at].classList.add("find-now");
      found[at].scrollIntoView({ block: "center" });
    }
    box.textContent = found.length ? "第 " + (at + 1) + " 处，共 " + found.length + " 处" : sought ? "没有找到" : "";
  }

  document.addEventListener("input", function (event) {
    if (event.target.id === "document-find") find(event.target.value.trim());
  });
  document.addEventListener("click", function (event) {
    const mark = event.target.closest("[data-notes]");
    const button = event.target.closest("[data-legend], [data-find]");
    if (mark) show(mark);
    if (button && button.dataset.legend) toggle(button);
    if (button && button.dataset.find) step(Number(button.dataset.find), document.getElementById("document-find").value.trim());
  });
  document.addEventListener("keydown", function (event) {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-notes]")) {
      event.preventDefault();
      show(event.target);
    }
  });
  window.addEventListener("hashchange", scroll);

  window.hosts.draws("document", draw);
})();
