/* Draws the statement's chart from the rows of its table, so that both say the same. */
const box = document.getElementById('chart');
const rows = [...document.querySelectorAll('tr.indicator')].map(row => row.dataset);
const colours = {green: '#1e6b3a', yellow: '#c98a00', orange: '#c2570c', red: '#b3261e', grey: '#8792a0'};
const symbols = ['diamond', 'circle'];

function percent(share) {
  return Math.round(share * 1000) / 10 + '%';
}

/* Months before this one: their names, and the attainment of each row in them. */
function earlier() {
  const months = new Map();
  rows.forEach((row, place) => {
    for (const point of (row.before ?? '').split(';').filter(Boolean)) {
      const [month, share] = point.split(' ');
      months.set(month, [...(months.get(month) ?? []), [Number(share), place]]);
    }
  });
  return [...months].sort((a, b) => parseInt(a[0]) - parseInt(b[0]));
}

function options(em) {
  const before = earlier();
  const limits = box.dataset.limits.split(' ').map(Number);
  const shares = [...rows.map(row => Number(row.share ?? 0)), ...before.flatMap(([, points]) => points.map(([x]) => x))];
  const most = Math.min(1.5, Math.max(1.1, ...shares) + 0.02);
  const cut = share => Math.min(share, most);
  const text = {color: '#1d2733', fontSize: 0.875 * em, fontFamily: getComputedStyle(document.body).fontFamily};
  return {
    animation: false,
    textStyle: text,
    legend: {show: before.length > 0, top: 0, left: 0, data: [box.dataset.month, ...before.map(([month]) => month)], textStyle: text, selectedMode: false},
    grid: {left: 2, right: 8, top: (before.length > 0 ? 3.5 : 2) * em, bottom: 3.25 * em, containLabel: false},
    xAxis: {min: 0, max: most, axisLabel: {show: false}, axisTick: {show: false}, splitLine: {show: false}},
    yAxis: {
      type: 'category', inverse: true, data: rows.map(row => row.label),
      axisTick: {show: false}, splitLine: {show: false}, z: 9,
      axisLabel: {
        inside: true, margin: 4, align: 'left', verticalAlign: 'bottom', padding: [0, 0, 0.625 * em, 0],
        width: box.clientWidth - 24, overflow: 'break', lineHeight: 1.25 * em,
        formatter: (name, place) => `{name|${name}}{says|\n${rows[place].says}}`,
        rich: {
          name: {...text, fontWeight: 600, lineHeight: 1.25 * em, backgroundColor: '#fff'},
          says: {...text, color: '#5a6675', fontSize: 0.8125 * em, lineHeight: 1.25 * em, backgroundColor: '#fff'},
        },
      },
    },
    series: [
      {
        name: box.dataset.month, type: 'bar', barWidth: 0.75 * em, itemStyle: {color: '#5a6675'},
        data: rows.map(row => ({value: row.share === undefined ? null : cut(Number(row.share)), itemStyle: {color: colours[row.light]}})),
        markLine: {
          silent: true, symbol: 'none',
          data: [
            {xAxis: 1, lineStyle: {type: 'solid', width: 2, color: '#1d2733'}, label: {position: 'end', distance: 1.5 * em, formatter: '应完成100%'}},
            ...limits.map(limit => ({
              xAxis: limit, lineStyle: {type: 'dashed', color: '#8792a0'}, label: {position: 'end', formatter: percent(limit)},
            })),
          ],
          label: {...text, fontSize: 0.8125 * em},
        },
      },
      ...before.map(([month, points], index) => ({
        name: month, type: 'scatter', symbol: symbols[index], symbolSize: 0.75 * em, z: 4,
        itemStyle: {color: '#fff', borderColor: '#1d2733', borderWidth: 1.5},
        data: points.map(([share, place]) => [cut(share), place]),
      })),
    ],
  };
}

if (box && rows.length > 0) {
  box.parentElement.hidden = false;
  box.setAttribute('aria-label', '各项指标达成率图：' + rows.map(row => row.label + ' ' + row.says).join('；'));
  const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const chart = echarts.init(box, null, {renderer: 'svg', height: 1});
  const draw = () => {
    const row = (box.clientWidth < 40 * em ? 5.5 : 4.25) * em;
    chart.resize({height: rows.length * row + 6 * em});
    chart.setOption(options(em), true);
    box.querySelector('svg').setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  };
  draw();
  new ResizeObserver(draw).observe(box);
}
