// Paper is narrower than the screen: charts are drawn as wide as the paper before printing, and as they were afterwards.
(function () {
    'use strict';
    // Pixels between a page's margins, without a panel's own, and the most that a chart may take of its height.
    const SIZES = {a4: [660, 340], a3: [1480, 620], wide: [1150, 430]};
    // Pages that lie on A3 by themselves (80-print.css).
    const LYING = ['/department'];
    // A heat map is as high as its lines: squeezed, their names would run into each other.
    const HIGHEST_HEAT = 900;

    function charts() {
        return Array.from(document.querySelectorAll('.js-plotly-plot'));
    }

    function size() {
        const root = document.documentElement;
        return SIZES[root.dataset.paper || (LYING.includes(root.dataset.page) ? 'a3' : 'a4')];
    }

    window.addEventListener('beforeprint', function () {
        const [widest, highest] = size();
        charts().forEach(function (chart) {
            const most = chart.closest('.heat') ? HIGHEST_HEAT : highest;
            const height = Math.min(most, chart.clientHeight);
            // The box too: a chart that follows its box must not follow it to nothing.
            chart.closest('.chart-drawing').style.setProperty('--paper-height', height + 'px');
            window.Plotly.relayout(chart, {autosize: false, width: Math.min(widest, chart.clientWidth), height: height});
        });
    });
    window.addEventListener('afterprint', function () {
        charts().forEach(function (chart) {
            window.Plotly.relayout(chart, {autosize: true, width: null, height: null});
        });
    });
})();
