/*
 * Keeps the hall's page as the server is: asks every two seconds, puts in what has changed, and lets the
 * clock run on in between. Without this script the page asks by itself every five seconds.
 */
const POLL = 2000;
let received = performance.now();

function tick() {
  const clock = document.getElementById('clock');
  if (!clock) {
    return;
  }
  const running = clock.dataset.running === 'true' ? Math.floor((performance.now() - received) / 1000) : 0;
  const seconds = Number(clock.dataset.seconds) + running;
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  clock.classList.toggle('over', seconds > Number(clock.dataset.limit));
}

async function ask() {
  try {
    const answer = await fetch(location.href, {cache: 'no-store', redirect: 'error'});
    if (!answer.ok) {
      return;
    }
    const at = performance.now();
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
    const shown = document.getElementById('live');
    if (fresh.dataset.stamp !== shown.dataset.stamp) {
      const open = shown.querySelector('details')?.open;
      shown.replaceWith(document.adoptNode(fresh));
      fresh.querySelector('details')?.toggleAttribute('open', open);
      if (fresh.querySelector('#chart') && !window.echarts) {
        location.reload();
      }
      draw();
    } else if (fresh.querySelector('#clock')) {
      shown.querySelector('#clock').dataset.seconds = fresh.querySelector('#clock').dataset.seconds;
    }
    received = at;
    tick();
  } catch {
    // The server is not there at the moment: the clock runs on, and the next answer puts it right.
  }
}

/* The chart says what the table beside it says. */
function draw() {
  const box = document.getElementById('chart');
  if (!box || !window.echarts) {
    return;
  }
  const rows = [...document.querySelectorAll('tr.ranked')].map(row => row.dataset);
  const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const least = Math.min(...rows.map(row => Number(row.r)));
  const room = (innerHeight - 15 * em) / rows.length;
  const row = Math.min(4 * em, Math.max(2.1 * em, room));
  const text = {color: '#1d2733', fontSize: em, fontFamily: getComputedStyle(document.body).fontFamily};
  box.parentElement.hidden = false;
  const chart = echarts.init(box, null, {renderer: 'svg', height: rows.length * row + 2.5 * em});
  chart.setOption({
    animation: false,
    textStyle: text,
    grid: {left: 8 * em, right: 4.5 * em, top: 0.5 * em, bottom: 2 * em},
    xAxis: {min: Math.max(0, Math.floor((least - 2) / 5) * 5), max: 100, axisLabel: {...text, fontSize: 0.8 * em}, splitLine: {lineStyle: {color: '#dde3ea'}}},
    yAxis: {
      type: 'category', inverse: true, data: rows.map(row => `${row.rank}　${row.name}`),
      axisTick: {show: false}, axisLine: {show: false}, axisLabel: {...text, interval: 0},
    },
    series: [{
      type: 'scatter', symbolSize: 0.9 * em, itemStyle: {color: '#1f5fa8', opacity: 1},
      label: {show: true, position: 'right', formatter: point => rows[point.dataIndex].r, ...text, fontWeight: 600},
      data: rows.map((row, index) => [Number(row.r), index]),
    }],
  });
  window.addEventListener('resize', () => chart.resize());
}

setInterval(tick, 250);
setInterval(ask, POLL);
draw();
