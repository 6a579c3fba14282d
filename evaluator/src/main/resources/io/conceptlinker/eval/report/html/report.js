"use strict";
document.querySelectorAll("table.sortable").forEach(function (table) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const tools = document.createElement("div");
  tools.className = "tools";
  const label = document.createElement("label");
  label.textContent = "Show rows with ";
  const input = document.createElement("input");
  input.type = "search";
  label.append(input);
  const count = document.createElement("span");
  count.setAttribute("aria-live", "polite");
  tools.append(label, count);
  table.parentElement.before(tools);
  input.addEventListener("input", function () {
    const wanted = input.value.trim().toLowerCase();
    rows.forEach(function (row) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    const shown = rows.filter(function (row) { return !row.hidden; }).length;
    count.textContent = wanted ? shown + " of " + rows.length : "";
  });
  Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", function () {
      const up = head.getAttribute("aria-sort") !== "ascending";
      Array.from(table.tHead.rows[0].cells).forEach(function (other) {
        other.removeAttribute("aria-sort");
      });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = function (row) { return row.cells[column].textContent.trim(); };
      rows.sort(function (a, b) { return key(a).localeCompare(key(b)); });
      if (!up) { rows.reverse(); }
      body.append.apply(body, rows);
    });
  });
});
