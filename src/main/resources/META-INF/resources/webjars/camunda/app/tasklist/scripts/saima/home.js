/* A way back from Tasklist to the home page. */
const home = new URL('../../../../../', import.meta.url);

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
