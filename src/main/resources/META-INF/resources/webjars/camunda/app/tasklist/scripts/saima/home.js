/* A way back from Tasklist to the home page; and a task's head that is read, not edited. */
const home = new URL('../../../../../', import.meta.url);

for (const event of ['click', 'keydown']) {
  document.addEventListener(
    event,
    action => {
      if (action.key !== 'Tab' && action.target.closest('ul.meta [cam-widget-inline-field]')) {
        action.stopPropagation();
      }
    },
    true
  );
}

export default {
  id: 'saima-home',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render: node => {
    const link = document.createElement('a');
    link.href = home;
    link.innerHTML = '<span class="glyphicon glyphicon-home"></span> 首页';
    node.appendChild(link);
  }
};
