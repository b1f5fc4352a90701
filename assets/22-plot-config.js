// How every chart behaves: Chinese, a picture button only, no link to plotly's site, and clicks that act on the address.
(function () {
    'use strict';
    const CONFIG = {
        locale: 'zh-CN',
        displaylogo: false,
        showSendToCloud: false,
        responsive: true,
        displayModeBar: 'hover',
        modeBarButtonsToRemove: ['zoom2d', 'pan2d', 'select2d', 'lasso2d', 'zoomIn2d', 'zoomOut2d', 'autoScale2d', 'resetScale2d'],
        toImageButtonOptions: {scale: 2},
        doubleClick: false,
    };
    Plotly.setPlotConfig(CONFIG);

    const react = Plotly.react;
    const listening = new WeakSet();
    Plotly.react = function (chart, data, layout, config) {
        return react.call(this, chart, data, layout, Object.assign({}, CONFIG, config)).then(function (drawn) {
            if (chart.on && !listening.has(chart)) {
                listening.add(chart);
                chart.on('plotly_click', act);
            }
            return drawn;
        });
    };

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
})();
