/* What the reader can do with a table that assets/24-tables.js draws: sort, search, group, choose columns. Each function takes the table's
   description (`spec`) and what the reader has set (`view`); `again` draws the table anew. */
(function () {
  "use strict";

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
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
    const fresh = { sorted: "", falls: false, words: "", group: "", hidden: spec.hidden || [] };
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
    const column = spec.heads.findIndex(function (head) { return head.c === view.sorted; });
    if (!view.sorted || column < 0) return shown;
    return shown.sort(function (one, other) {
      return compare(key(spec.rows[one][column]), key(spec.rows[other][column])) * (view.falls ? -1 : 1) || one - other;
    });
  }

  // The rows to show under each heading; one part without a heading where nothing is grouped.
  function parts(spec, view) {
    const shown = places(spec, view);
    const group = (spec.groups || []).find(function (one) { return one.t === view.group; });
    if (!group) return [{ name: "", places: shown }];
    return group.names.map(function (name, number) {
      return { name: name, places: shown.filter(function (place) { return group.of[place] === number; }) };
    }).filter(function (part) { return part.places.length; });
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

  function tools(spec, view, count, again) {
    const made = element("div", "table-tools");
    made.append(searchField(view, again), groupField(spec, view, again), columnField(spec, view, again), count);
    return made;
  }

  window.tableTools = { element: element, viewOf: viewOf, parts: parts, tools: tools };
})();
