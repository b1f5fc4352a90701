/* Draws every table whose rows stand in a `data-table` attribute: one component on the server however many rows.
   Cells: a text, or {t text, o origin, f [parameter, value], h link, b line below, s lamp colour, m symbol, x outlined, c class, k sort key, p columns spanned,
   w hint, e whether it has opened its row, bar}. With `tools` a table is searched, grouped (`groups`) and its columns chosen (`hidden` at first); what the
   reader has set is kept by the table's `name` while the window stands, not in the address. `opened` lists what belongs to one row below it. */
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

  function key(cell) {
    if (typeof cell === "string") return cell;
    return cell.k === undefined ? cell.t : cell.k;
  }

  function compare(one, other) {
    const numbers = [one, other].map(function (text) { return parseFloat(String(text).replace(/[^\d.-]/g, "")); });
    if (!numbers.some(Number.isNaN) && numbers[0] !== numbers[1]) return numbers[0] - numbers[1];
    return String(one).localeCompare(String(other), "zh-CN");
  }

  // What the reader has set: the column sorted by and whether it falls, the words sought, the way of grouping, the columns hidden.
  const kept = {};

  function viewOf(spec) {
    const fresh = { sorted: null, falls: false, words: "", group: "", hidden: spec.hidden || [] };
    if (!spec.name) return fresh;
    kept[spec.name] = kept[spec.name] || fresh;
    return kept[spec.name];
  }

  function saidBy(cells) {
    return cells.map(function (cell) { return typeof cell === "string" ? cell : cell.t + " " + (cell.b || ""); }).join(" ").toLowerCase();
  }

  // The places of the rows to show: those with all the words, in the order sorted by.
  function places(spec, view) {
    const sought = view.words.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = spec.rows.map(function (cells, place) { return place; }).filter(function (place) {
      const said = sought.length ? saidBy(spec.rows[place]) : "";
      return sought.every(function (word) { return said.indexOf(word) >= 0; });
    });
    const column = spec.heads.findIndex(function (head, place) { return place === view.sorted; });
    if (column < 0) return shown;
    return shown.sort(function (one, other) {
      return compare(key(spec.rows[one][column]), key(spec.rows[other][column])) * (view.falls ? -1 : 1) || one - other;
    });
  }

  function heading(spec, view, head, place, again) {
    const made = element("th", head.n ? "number-cell" : "");
    made.scope = "col";
    if (head.c) made.classList.add("column-" + head.c);
    if (!spec.sortable) {
      made.textContent = head.t;
      return made;
    }
    const sort = element("button", "sort", head.t);
    sort.type = "button";
    sort.dataset.sort = place;
    sort.addEventListener("click", function () {
      view.falls = view.sorted === place && !view.falls;
      view.sorted = place;
      again('[data-sort="' + place + '"]');
    });
    if (view.sorted === place) made.setAttribute("aria-sort", view.falls ? "descending" : "ascending");
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
    if (spec.opened.table.rows.length) build(box, spec.opened.table, viewOf(spec.opened.table));
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

  function bodies(spec, view, shown, across) {
    const group = (spec.groups || []).find(function (one) { return one.t === view.group; });
    const parts = group ? group.names.map(function (name, number) {
      return [name, shown.filter(function (place) { return group.of[place] === number; })];
    }) : [["", shown]];
    return parts.filter(function (part) { return part[1].length || !group; }).map(function (part) {
      const body = element("tbody");
      if (group) body.append(groupRow(part[0], part[1].length, across));
      part[1].forEach(function (place) { body.append.apply(body, rowsOf(spec, view, place, across)); });
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
    spec.heads.forEach(function (one, place) {
      if (view.hidden.indexOf(one.c) >= 0) return;
      columns.append(element("col", one.c ? "column-" + one.c : ""));
      head.append(heading(spec, view, one, place, again));
    });
    table.insertBefore(columns, table.tHead);
    const shown = places(spec, view);
    table.append.apply(table, bodies(spec, view, shown, head.childElementCount));
    box.replaceChildren(table);
    if (!shown.length) box.append(element("p", "empty", "没有含这些词的行"));
    return shown.length;
  }

  function labelled(text, field) {
    const made = element("label", "table-tool", text);
    made.append(field);
    return made;
  }

  function searchField(view, again) {
    const field = element("input");
    field.type = "search";
    field.value = view.words;
    field.placeholder = "在表中查找，几个词用空格隔开";
    field.addEventListener("input", function () {
      view.words = field.value;
      again();
    });
    return labelled("查找", field);
  }

  function groupField(spec, view, again) {
    const field = element("select");
    [["", "不分组"]].concat(spec.groups.map(function (group) { return [group.t, group.t]; })).forEach(function (one) {
      field.append(new Option(one[1], one[0], false, one[0] === view.group));
    });
    field.addEventListener("change", function () {
      view.group = field.value;
      again();
    });
    return labelled("分组", field);
  }

  function columnField(spec, view, again) {
    const made = element("details", "filter-field filter-list table-columns");
    const ticks = element("div", "ticks");
    spec.heads.forEach(function (head) {
      if (head.c === "title") return;
      const tick = element("button", "tick", head.t);
      tick.type = "button";
      tick.setAttribute("aria-pressed", String(view.hidden.indexOf(head.c) < 0));
      tick.addEventListener("click", function () {
        const hides = view.hidden.indexOf(head.c) < 0;
        view.hidden = hides ? view.hidden.concat(head.c) : view.hidden.filter(function (name) { return name !== head.c; });
        tick.setAttribute("aria-pressed", String(!hides));
        again();
      });
      ticks.append(tick);
    });
    made.append(element("summary", "", "显示的列"), ticks);
    return made;
  }

  function buildWithTools(host, spec, view) {
    const tools = element("div", "table-tools");
    const count = element("span", "panel-note");
    count.setAttribute("role", "status");
    const box = element("div", "table-scroll");
    function again() {
      const shown = build(box, spec, view);
      count.textContent = shown === spec.rows.length ? "共 " + shown + " 项" : "显示 " + shown + " 项，共 " + spec.rows.length + " 项";
    }
    tools.append(searchField(view, again), groupField(spec, view, again), columnField(spec, view, again), count);
    host.classList.add("with-tools");
    host.replaceChildren(tools, box);
    again();
  }

  // A task that the address opens is brought into sight where it is not.
  function showOpened(host) {
    const opened = host.querySelector("tr.opened");
    if (!opened) return;
    const box = opened.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) opened.scrollIntoView({ block: "center" });
  }

  function draw(host) {
    if (host.drawnFrom === host.dataset.table) return;
    host.drawnFrom = host.dataset.table;
    const spec = JSON.parse(host.dataset.table);
    (spec.tools ? buildWithTools : build)(host, spec, viewOf(spec));
    showOpened(host);
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
