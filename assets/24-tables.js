/* Draws every table whose rows stand in a `data-table` attribute: one component on the server however many rows.
   Cells: a text, or {t text, o origin, f [parameter, value], h link, b line below, s lamp colour, m symbol, x outlined, c class, k sort key, p columns spanned,
   w hint, e whether it has opened its row, bar}. With `tools` a table is searched, grouped (`groups`) and its columns chosen (`hidden` at first); what the
   reader has set is kept by the table's `name` while the window stands, not in the address. `opened` lists what belongs to one row below it. */
(function () {
  "use strict";

  const reader = window.tableTools;
  const element = reader.element;

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
    if (cell.e !== undefined) made.setAttribute("aria-expanded", String(Boolean(cell.e)));
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

  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  function fill(box, cell) {
    if (typeof cell === "string") {
      box.textContent = cell;
      if (DAY.test(cell)) box.classList.add("day");
      return box;
    }
    if (cell.c) box.classList.add(...cell.c.split(" "));
    box.append(content(cell));
    if (cell.b) box.append(element("span", "below", cell.b));
    return box;
  }

  function row(cells, heads, hidden) {
    const made = element("tr");
    cells.forEach(function (cell, place) {
      if (hidden.indexOf(heads[place].c) >= 0) return;
      const first = !made.childElementCount;
      const box = element(first ? "th" : "td", heads[place].n ? "number-cell" : "");
      if (first) box.scope = "row";
      if (cell.p) box.colSpan = cell.p;
      made.append(fill(box, cell));
    });
    return made;
  }

  function heading(spec, view, head, again) {
    const made = element("th", head.n ? "number-cell" : "");
    made.scope = "col";
    if (head.c) made.classList.add("column-" + head.c);
    if (!spec.sortable) {
      made.textContent = head.t;
      return made;
    }
    const sort = element("button", "sort", head.t);
    sort.type = "button";
    sort.dataset.sort = head.c;
    sort.addEventListener("click", function () {
      view.falls = view.sorted === head.c && !view.falls;
      view.sorted = head.c;
      again('[data-sort="' + head.c + '"]');
    });
    if (view.sorted === head.c) made.setAttribute("aria-sort", view.falls ? "descending" : "ascending");
    made.append(sort);
    return made;
  }

  // The rows of one place: the row, and below it what it has opened.
  function rowsOf(spec, view, place, across) {
    const made = [row(spec.rows[place], spec.heads, view.hidden)];
    if (!spec.opened || spec.opened.row !== place) return made;
    made[0].className = "opened";
    const box = element("td", "opened-parts");
    box.colSpan = across;
    if (spec.opened.table.rows.length) build(box, spec.opened.table, reader.viewOf(spec.opened.table));
    else box.append(element("p", "panel-note", spec.opened.none));
    const below = element("tr", "opened-below");
    below.append(box);
    return made.concat(below);
  }

  function groupRow(name, count, across) {
    const made = element("tr", "group");
    const box = element("th", "", name + "（" + count + " 项）");
    box.scope = "rowgroup";
    box.colSpan = across;
    made.append(box);
    return made;
  }

  function bodies(spec, view, parts, across) {
    return parts.map(function (part) {
      const body = element("tbody");
      if (part.name) body.append(groupRow(part.name, part.places.length, across));
      part.places.forEach(function (place) { body.append.apply(body, rowsOf(spec, view, place, across)); });
      return body;
    });
  }

  function build(box, spec, view) {
    function again(focus) {
      build(box, spec, view);
      const field = focus && box.querySelector(focus);
      if (field) field.focus();
    }
    const table = element("table");
    if (spec.caption) table.append(element("caption", "visually-hidden", spec.caption));
    const columns = element("colgroup");
    const head = table.createTHead().insertRow();
    spec.heads.forEach(function (one) {
      if (view.hidden.indexOf(one.c) >= 0) return;
      columns.append(element("col", one.c ? "column-" + one.c : ""));
      head.append(heading(spec, view, one, again));
    });
    table.insertBefore(columns, table.tHead);
    const parts = reader.parts(spec, view);
    const shown = parts.reduce(function (sum, part) { return sum + part.places.length; }, 0);
    table.append.apply(table, bodies(spec, view, parts, head.childElementCount));
    box.replaceChildren(table);
    if (!shown && view.words) box.append(element("p", "empty", "没有含这些词的行"));
    return shown;
  }

  function buildWithTools(host, spec, view) {
    const count = element("span", "panel-note");
    count.setAttribute("role", "status");
    const box = element("div", "table-scroll");
    function again() {
      const shown = build(box, spec, view);
      count.textContent = shown === spec.rows.length ? "共 " + shown + " 项" : "显示 " + shown + " 项，共 " + spec.rows.length + " 项";
    }
    host.classList.add("with-tools");
    host.replaceChildren(reader.tools(spec, view, count, again), box);
    again();
  }

  // A row that the address opens is brought into sight with what belongs to it.
  function showOpened(host) {
    const opened = host.querySelector("tr.opened");
    if (!opened) return;
    const hidden = opened.getBoundingClientRect().top < 0 || opened.nextElementSibling.getBoundingClientRect().bottom > window.innerHeight;
    if (hidden) opened.scrollIntoView({ block: "center" });
  }

  window.hosts.draws("table", function (host, spec) {
    (spec.tools ? buildWithTools : build)(host, spec, reader.viewOf(spec));
    showOpened(host);
  });
})();
