/*
 * Sends the chosen files, shows how far they are, and leads to what came of them. The token goes in a
 * header, so that the server knows who is sending before it reads a byte of the upload.
 */
const form = document.getElementById('upload');
const refused = document.getElementById('refused');
const progress = document.getElementById('progress');
const bar = progress.querySelector('progress');
const words = progress.querySelector('span');
const button = form.querySelector('button');

function stop(message) {
  refused.textContent = message;
  refused.hidden = false;
  progress.hidden = true;
  button.disabled = false;
}

function answer(request) {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return null;
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  refused.hidden = true;
  progress.hidden = false;
  button.disabled = true;
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', part => {
    if (part.lengthComputable) {
      bar.value = 100 * part.loaded / part.total;
      words.textContent = part.loaded < part.total ? '正在上传…' : '已上传，正在核对并导入…';
    }
  });
  request.addEventListener('load', () => {
    if (request.status === 200) {
      location.assign(request.responseURL);
    } else {
      stop(answer(request) ?? '没有导入：登录可能已过期，请刷新页面后重试。');
    }
  });
  request.addEventListener('error', () => stop('没有传完：与服务器的连接断开了，请重试；已导入的文件不会重复。'));
  request.open('POST', form.action);
  request.setRequestHeader('X-CSRF-TOKEN', form.dataset.token);
  const files = new FormData();
  for (const file of form.elements.files.files) {
    files.append('files', file);
  }
  request.send(files);
});
