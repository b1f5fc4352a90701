// Draws every chart whose figure stands in a `data-figure` attribute (dashboard/components/charts.py), and says how all of them behave:
// Chinese, a picture button only, no link to plotly's site, as large as their box, and clicks that act on the address.
(function () {
    'use strict';
    const CONFIG = {
        locale: 'zh-CN',
        displaylogo: false,
        showSendToCloud: false,
        displayModeBar: 'hover',
        modeBarButtonsToRemove: ['zoom2d', 'pan2d', 'select2d', 'lasso2d', 'zoomIn2d', 'zoomOut2d', 'autoScale2d', 'resetScale2d'],
        toImageButtonOptions: {scale: 2},
        doubleClick: false,
    };
    Plotly.setPlotConfig(CONFIG);

    // A chart that is not shown has no size to follow.
    const sizes = new ResizeObserver(function (entries) {
        entries.forEach(function (entry) {
            const chart = entry.target;
            const size = chart.clientWidth + '×' + chart.clientHeight;
            if (chart.clientWidth && chart.clientHeight && chart.isConnected && chart.drawnAt !== size) {
                chart.drawnAt = size;
                Plotly.Plots.resize(chart);
            }
        });
    });

    function draw(chart, figure) {
        const first = !chart.on;
        chart.drawnAt = chart.clientWidth + '×' + chart.clientHeight;
        Plotly.react(chart, figure.data, Object.assign({autosize: true}, figure.layout), Object.assign({}, CONFIG, figure.config));
        if (first) {
            chart.on('plotly_click', act);
            sizes.observe(chart);
        }
    }

    function left(chart) {
        sizes.unobserve(chart);
        Plotly.purge(chart);
    }

    // The instruction of a clicked point: "county=沂水县", see dashboard/components/address.py.
    function act(event) {
        const point = event.points[0];
        const custom = Array.isArray(point.customdata) ? point.customdata[point.customdata.length - 1] : point.customdata;
        const instruction = [custom, point.data.meta].find(function (text) {
            return typeof text === 'string' && text.indexOf('=') > 0;
        });
        if (instruction) {
            window.address.obey(new URLSearchParams(instruction));
        }
    }

    window.hosts.draws('figure', draw, left);
})();
