/* Draws every table whose rows stand in a `data-table` attribute: one component on the server however many rows.
   Cells: a text, or {t text, o origin, f [parameter, value], h link, b line below, s lamp colour, m symbol, x outlined, c class, k sort key, p columns spanned, bar}. */
(function () {
  "use strict";

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function lamp(cell) {
    const made = element("span", "lamp lamp-" + cell.s + (cell.x ? " lamp-outlined" : ""));
    const symbol = element("span", "lamp-symbol", cell.m);
    symbol.setAttribute("aria-hidden", "true");
    made.append(symbol, cell.t);
    return made;
  }

  function bar(cell) {
    const made = element("span", "bullet");
    if (cell.bar.done !== null) {
      const done = element("span", "bullet-done");
      done.style.width = cell.bar.done + "%";
      made.append(done);
    }
    if (cell.bar.expected !== null) {
      const expected = element("span", "bullet-expected");
      expected.style.left = cell.bar.expected + "%";
      made.append(expected);
    }
    made.append(element("span", "bullet-target"));
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", cell.t);
    return made;
  }

  function button(cell) {
    const made = element("button", cell.o ? "origin-link" : "member", cell.t);
    made.type = "button";
    if (cell.o) made.dataset.origin = cell.o;
    else made.setAttribute("data-filter-" + cell.f[0], cell.f[1]);
    made.title = cell.w || (cell.o ? "查看依据原句" : "只看" + cell.t);
    return made;
  }

  function link(cell) {
    const made = element("a", "page-link", cell.t);
    made.href = cell.h;
    made.dataset.carry = "";
    return made;
  }

  function content(cell) {
    if (cell.bar) return bar(cell);
    if (cell.s && cell.o) {
      const made = button(Object.assign({}, cell, { t: "" }));
      made.append(lamp(cell));
      return made;
    }
    if (cell.s) return lamp(cell);
    if (cell.o || cell.f) return button(cell);
    if (cell.h) return link(cell);
    return document.createTextNode(cell.t);
  }

  function fill(box, cell) {
    if (typeof cell === "string") {
      box.textContent = cell;
      return box;
    }
    if (cell.c) box.classList.add(...cell.c.split(" "));
    box.append(content(cell));
    if (cell.b) box.append(element("span", "below", cell.b));
    return box;
  }

  function row(cells, heads) {
    const made = element("tr");
    cells.forEach(function (cell, place) {
      const box = element(place === 0 ? "th" : "td", heads[place].n ? "number-cell" : "");
      if (place === 0) box.scope = "row";
      if (cell.p) box.colSpan = cell.p;
      made.append(fill(box, cell));
    });
    return made;
  }

  function key(cell) {
    if (typeof cell === "string") return cell;
    return cell.k === undefined ? cell.t : cell.k;
  }

  function compare(one, other) {
    const numbers = [one, other].map(function (text) { return parseFloat(String(text).replace(/[^\d.-]/g, "")); });
    if (!numbers.some(Number.isNaN) && numbers[0] !== numbers[1]) return numbers[0] - numbers[1];
    return String(one).localeCompare(String(other), "zh-CN");
  }

  function sortBy(host, spec, place) {
    const falling = host.dataset.sorted === place + "+";
    const rows = spec.rows.slice().sort(function (one, other) {
      return compare(key(one[place]), key(other[place])) * (falling ? -1 : 1);
    });
    host.dataset.sorted = place + (falling ? "-" : "+");
    build(host, Object.assign({}, spec, { rows: rows }), spec);
  }

  function heading(host, spec, head, place, origin) {
    const made = element("th", head.n ? "number-cell" : "");
    made.scope = "col";
    if (head.c) made.classList.add("column-" + head.c);
    if (!spec.sortable) {
      made.textContent = head.t;
      return made;
    }
    const sort = element("button", "sort", head.t);
    sort.type = "button";
    sort.addEventListener("click", function () { sortBy(host, origin, place); });
    const state = host.dataset.sorted || "";
    if (state.slice(0, -1) === String(place)) made.setAttribute("aria-sort", state.endsWith("+") ? "ascending" : "descending");
    made.append(sort);
    return made;
  }

  function build(host, spec, origin) {
    const table = element("table");
    if (spec.caption) table.append(element("caption", "visually-hidden", spec.caption));
    const columns = element("colgroup");
    spec.heads.forEach(function (one) { columns.append(element("col", one.c ? "column-" + one.c : "")); });
    table.append(columns);
    const head = table.createTHead().insertRow();
    spec.heads.forEach(function (one, place) { head.append(heading(host, spec, one, place, origin)); });
    const body = table.createTBody();
    spec.rows.forEach(function (cells) { body.append(row(cells, spec.heads)); });
    host.replaceChildren(table);
  }

  function draw(host) {
    if (host.drawnFrom === host.dataset.table) return;
    host.drawnFrom = host.dataset.table;
    delete host.dataset.sorted;
    const spec = JSON.parse(host.dataset.table);
    build(host, spec, spec);
  }

  function drawAll(root) {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    if (root.matches("[data-table]")) draw(root);
    root.querySelectorAll("[data-table]").forEach(draw);
  }

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") draw(change.target);
      else change.addedNodes.forEach(drawAll);
    });
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-table"] });
})();
