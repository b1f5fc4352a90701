// Forms for everybody: choices that say what they are to a screen reader, and a refused form that shows its first fault.
(function () {
    'use strict';

    // dcc writes its radio buttons and ticks as options of a list box, which may hold neither.
    function mend(list) {
        const kind = list.classList.contains('dash-radioitems') ? 'radiogroup' : 'group';
        if (list.getAttribute('role') !== kind) {
            list.setAttribute('role', kind);
        }
        const named = list.parentElement.closest('[aria-label]');
        if (named && list.getAttribute('aria-label') !== named.getAttribute('aria-label')) {
            list.setAttribute('aria-label', named.getAttribute('aria-label'));
        }
        list.querySelectorAll('label[role], label[aria-selected]').forEach(function (option) {
            option.removeAttribute('role');
            option.removeAttribute('aria-selected');
        });
    }

    function show(fault) {
        const box = fault.getBoundingClientRect();
        if (box.top < 0 || box.bottom > window.innerHeight) {
            fault.parentElement.scrollIntoView({ block: 'center' });
        }
    }

    new MutationObserver(function (changes) {
        document.querySelectorAll('.dash-radioitems, .dash-checklist').forEach(mend);
        const said = changes.some(function (change) {
            return change.target.classList && change.target.classList.contains('field-fault') && change.target.textContent;
        });
        if (said) {
            show(Array.from(document.querySelectorAll('.field-fault')).find(function (fault) { return fault.textContent; }));
        }
    }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['role', 'aria-selected'] });
})();
