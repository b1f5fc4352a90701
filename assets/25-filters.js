/* A list of the filter bar closes when the reader clicks elsewhere or presses Escape. */
(function () {
  "use strict";

  function close(except) {
    document.querySelectorAll(".filter-list[open]").forEach(function (list) {
      if (list !== except) list.open = false;
    });
  }

  document.addEventListener("click", function (event) {
    close(event.target.closest ? event.target.closest(".filter-list") : null);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close(null);
  });
})();
