// Paper is narrower than the screen: charts are drawn as wide as the paper before printing, and as they were afterwards.
(function () {
    'use strict';
    // Pixels between the margins of an upright A4 page, without a panel's own.
    const WIDTH = 660;
    const HIGHEST = 340;

    function charts() {
        return Array.from(document.querySelectorAll('.js-plotly-plot'));
    }

    window.addEventListener('beforeprint', function () {
        charts().forEach(function (chart) {
            const height = Math.min(HIGHEST, chart.clientHeight);
            window.Plotly.relayout(chart, {autosize: false, width: Math.min(WIDTH, chart.clientWidth), height: height});
        });
    });
    window.addEventListener('afterprint', function () {
        charts().forEach(function (chart) {
            window.Plotly.relayout(chart, {autosize: true, width: null, height: null});
        });
    });
})();
