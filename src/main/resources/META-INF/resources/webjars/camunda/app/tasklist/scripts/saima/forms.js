/*
 * Five cures for Camunda Forms in Tasklist.
 *
 * 1. A form with a dynamic list: after any change the form keeps empty entries in its list of errors, Tasklist counts
 *    them, and its button stays disabled. Here the button asks the form itself: whether it shows an error.
 * 2. A field tells the form 300 ms after the last key what it holds. If another field's time ends in between, the form
 *    is drawn again, and what was just typed is lost. Here all fields tell at once when one of them does, and when a
 *    field is left.
 * 3. The form's own words (errors, list buttons, calendar) are English only; they are replaced where they appear.
 * 4. A link in a form takes the place of the form, and what was filled in is lost. Here it opens beside it.
 * 5. A draft that Tasklist keeps in the browser holds the fields only, and takes the place of the whole sheet: what the
 *    form shows besides is gone. Here the draft is laid over the sheet, unless it is of another version; and when the
 *    server says that the page is to be loaded anew, the task's draft is dropped.
 */
const ERROR = '.fjs-container .fjs-has-errors';

const WORDS = [
  [/^Cannot (?:submit task form|instantiate process definition) \S+: (.+)$/, '$1'],
  [/^Field is required\.$/, '必填'],
  [/^Field must match pattern .*$/, '格式不正确'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于 $1'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于 $1'],
  [/^Field must have minimum length of (.+)\.$/, '至少 $1 个字'],
  [/^Field must have maximum length of (.+)\.$/, '最多 $1 个字'],
  [/^Field must be a valid {1,2}international phone number\..*$/, '不是有效的电话号码'],
  [/^Field must be a valid email\.$/, '不是有效的电子邮箱'],
  [/^Value is not a number\.$/, '须为数字'],
  [/^Value is expected to be an integer\.$/, '须为整数'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多 $1 位小数'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填 $1 或 $2'],
  [/^yyyy\/mm\/dd$/, '年/月/日'],
  [/^Add new$/, '添加一行'],
  [/^Expand all \((\d+)\)$/, '展开全部（$1）'],
  [/^Collapse$/, '收起'],
  [/^No results$/, '没有匹配项'],
  [/^All values selected$/, '已全部选择'],
  [/^Nothing to show\.?$/, '没有内容'],
  [/^Search$/, '搜索'],
  [/^Remove tag$/, '移除'],
  [/^Remove list item (\d+)$/, '移除第 $1 行'],
  [/^Previous page$/, '上一页'],
  [/^Next page$/, '下一页'],
  [/^Click to sort by (.+) (?:ascending|descending)$/, '按“$1”排序'],
  [/^Click to remove sorting by (.+)$/, '取消按“$1”排序'],
  [/^Increment$/, '增加'],
  [/^Decrement$/, '减少']
];

const CALENDAR = {
  weekdays: {
    shorthand: ['日', '一', '二', '三', '四', '五', '六'],
    longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
  },
  months: {
    shorthand: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
    longhand: ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月']
  },
  firstDayOfWeek: 1,
  rangeSeparator: ' 至 ',
  weekAbbreviation: '周',
  scrollTitle: '滚动切换',
  toggleTitle: '点击切换',
  yearAriaLabel: '年',
  ordinal: () => '',
  time_24hr: true
};

/* Dates are written the Chinese way, whatever the browser's language is. */
const NativeFormat = Intl.DateTimeFormat;
const chinese = ([locale, ...options]) => [locale && locale !== 'default' ? locale : 'zh-CN', ...options];
Intl.DateTimeFormat = new Proxy(NativeFormat, {
  construct: (target, given) => new target(...chinese(given)),
  apply: (target, self, given) => target(...chinese(given))
});

function inChinese(text) {
  const word = text.trim();
  const found = word && WORDS.find(([english]) => english.test(word));
  return found ? word.replace(...found) : null;
}

function translate(form) {
  const texts = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = inChinese(texts.currentNode.data);
    if (words) {
      texts.currentNode.data = words;
    }
  }
  for (const element of form.querySelectorAll('[title], [placeholder], [aria-label]')) {
    for (const name of ['title', 'placeholder', 'aria-label']) {
      const words = element.hasAttribute(name) && inChinese(element.getAttribute(name));
      if (words) {
        element.setAttribute(name, words);
      }
    }
  }
  for (const input of form.querySelectorAll('.flatpickr-input')) {
    const calendar = input._flatpickr;
    if (calendar && calendar.config.locale !== CALENDAR) {
      calendar.set('locale', CALENDAR);
    }
  }
}

function hasErrors(element) {
  return element.querySelector(ERROR) !== null;
}

/* The scope's $invalid becomes a question to the form that is shown, whatever Tasklist writes into it. */
function askTheForm(element) {
  const scope = window.angular.element(element).isolateScope();
  if (!scope || scope.saimaShown !== undefined) {
    return scope;
  }
  const tellDialog = scope.onFormValidation;
  let stored = scope.$invalid;
  const invalid = () => (element.querySelector('.fjs-container') ? hasErrors(element) : stored);
  scope.saimaShown = false;
  scope.onFormValidation = () => tellDialog && tellDialog(invalid());
  Object.defineProperty(scope, '$invalid', {
    configurable: true,
    get: invalid,
    set: value => {
      stored = value;
    }
  });
  return scope;
}

const DRAFT = 'camunda-form:';
const NO_TASK = `${DRAFT}undefined`;
const getItem = Storage.prototype.getItem;

Storage.prototype.getItem = function (key) {
  return String(key).startsWith(DRAFT) && key !== NO_TASK ? null : getItem.call(this, key);
};

function laidOver(sheet, draft) {
  if (Array.isArray(draft)) {
    const sameRows = Array.isArray(sheet) && sheet.length === draft.length;
    return sameRows ? draft.map((row, index) => laidOver(sheet[index], row)) : draft;
  }
  if (!draft || !sheet || typeof draft !== 'object' || typeof sheet !== 'object') {
    return draft;
  }
  const merged = {...sheet};
  for (const [name, value] of Object.entries(draft)) {
    merged[name] = laidOver(sheet[name], value);
  }
  return merged;
}

function withDraft(answer, task) {
  const draft = JSON.parse(getItem.call(localStorage, DRAFT + task) || '{}').sheet;
  const variables = JSON.parse(answer);
  if (!draft || !variables.sheet) {
    return answer;
  }
  const sheet = JSON.parse(variables.sheet.value);
  if (draft.version !== sheet.version) {
    return answer;
  }
  variables.sheet.value = JSON.stringify(laidOver(sheet, draft));
  return JSON.stringify(variables);
}

const openRequest = XMLHttpRequest.prototype.open;

XMLHttpRequest.prototype.open = function (method, url, ...given) {
  const task = /\/task\/([^/]+)\/form-variables/.exec(url);
  this.saimaTask = task && task[1];
  return openRequest.call(this, method, url, ...given);
};

for (const name of ['response', 'responseText']) {
  const native = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, name);
  Object.defineProperty(XMLHttpRequest.prototype, name, {
    ...native,
    get() {
      const answer = native.get.call(this);
      const sheets = this.saimaTask && this.readyState === 4 && this.status === 200 && typeof answer === 'string';
      return sheets ? withDraft(answer, this.saimaTask) : answer;
    }
  });
}

const heard = new WeakSet();

function dropStaleDraft() {
  const task = new URLSearchParams(location.hash.split('?')[1]).get('task');
  for (const message of document.querySelectorAll('.page-notifications .notification, .page-notifications .alert')) {
    if (task && !heard.has(message) && message.textContent.includes('请刷新页面')) {
      heard.add(message);
      localStorage.removeItem(DRAFT + task);
    }
  }
}

function look() {
  dropStaleDraft();
  for (const message of document.querySelectorAll('.page-notifications, .notifications-panel')) {
    translate(message);
  }
  for (const form of document.querySelectorAll('.fjs-container')) {
    translate(form);
    const element = form.closest('[cam-tasklist-form]');
    const scope = element && askTheForm(element);
    const invalid = scope && hasErrors(element);
    if (scope && scope.saimaShown !== invalid) {
      scope.saimaShown = invalid;
      scope.onFormValidation();
      scope.$applyAsync();
    }
  }
}

const startTimer = window.setTimeout.bind(window);
const stopTimer = window.clearTimeout.bind(window);
const waiting = new Map();

function tellAll() {
  for (const [timer, tell] of [...waiting]) {
    waiting.delete(timer);
    stopTimer(timer);
    tell();
  }
}

window.setTimeout = (work, delay, ...given) => {
  const tellsForm = delay === 300 && typeof work === 'function' && /\.current=null/.test(work.toString());
  if (!tellsForm) {
    return startTimer(work, delay, ...given);
  }
  const timer = startTimer(tellAll, delay);
  waiting.set(timer, work);
  return timer;
};

window.clearTimeout = timer => {
  waiting.delete(timer);
  stopTimer(timer);
};

document.addEventListener('focusout', tellAll, true);

document.addEventListener(
  'click',
  event => {
    const link = event.target.closest('.fjs-container a[href]');
    if (link) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
  },
  true
);

let planned = false;

new MutationObserver(() => {
  if (!planned) {
    planned = true;
    setTimeout(() => {
      planned = false;
      look();
    }, 20);
  }
}).observe(document.body, {subtree: true, childList: true, characterData: true, attributeFilter: ['class']});

export default [];
