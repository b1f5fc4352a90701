// A button with `data-print` prints the page; a value (a4, a3, wide) puts all of it on that paper.
(function () {
    'use strict';
    document.addEventListener('click', function (event) {
        const button = event.target.closest('[data-print]');
        if (!button) return;
        const paper = button.dataset.print;
        if (paper) document.documentElement.dataset.paper = paper;
        // A menu that was opened to choose the paper does not stand on it.
        const menu = button.closest('details');
        if (menu) menu.open = false;
        window.print();
    });
    window.addEventListener('afterprint', function () {
        delete document.documentElement.dataset.paper;
    });
})();
