// An ordinary page says when the data behind it have changed; it is drawn again when the reader asks for it, never under the reader's hands.
(function () {
    'use strict';
    const stage = window.stage;

    function look() {
        if (stage.mode() === 'page') {
            stage.notice(stage.changed() ? '数据已更新' : '', true);
        } else if (stage.mode() === 'present' && stage.changed()) {
            stage.redraw();
        }
    }

    window.addEventListener('news', look);
    window.addEventListener('moved', look);
    window.addEventListener('popstate', look);
    document.addEventListener('click', function (event) {
        if (event.target.id === 'shell-notice-refresh') {
            stage.redraw();
            look();
        }
    });
})();
