/*
 * Sends the chosen files one after the other, each as the body of a request of its own. The token goes
 * in a header, so that the server knows who is sending before it reads a byte.
 */
const LARGEST = 10 * 1024 * 1024;
const form = document.getElementById('upload');
const refused = document.getElementById('refused');
const progress = document.getElementById('progress');

async function send(file) {
  if (file.size > LARGEST) {
    return '文件超过10MB，请压缩或调低拍摄尺寸后再传。';
  }
  const address = `${form.action}&name=${encodeURIComponent(file.name)}`;
  const headers = { 'Content-Type': 'application/octet-stream', 'X-CSRF-TOKEN': form.dataset.token };
  try {
    const answer = await fetch(address, { method: 'POST', headers, body: file, redirect: 'error' });
    if (answer.ok) {
      return null;
    }
    const problem = await answer.json().catch(() => ({}));
    return problem.detail ?? '没有上传：登录可能已过期，请刷新页面后重试。';
  } catch {
    return '没有传完：与服务器的连接断开了或登录已过期，请刷新页面后重试。';
  }
}

form?.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  const files = [...form.elements.files.files];
  const faults = [];
  button.disabled = true;
  refused.hidden = true;
  progress.hidden = false;
  let sent = 0;
  for (const [index, file] of files.entries()) {
    progress.textContent = `正在上传第${index + 1}个，共${files.length}个…`;
    const fault = index < Number(form.dataset.room) ? await send(file) : '文件已满。';
    if (fault) {
      faults.push(`${file.name}：${fault}`);
    } else {
      sent++;
    }
  }
  progress.hidden = true;
  button.disabled = false;
  if (faults.length === 0) {
    location.reload();
    return;
  }
  refused.textContent = faults.join('\n') + (sent > 0 ? `\n其余${sent}个已上传，刷新页面可见。` : '');
  refused.hidden = false;
});
