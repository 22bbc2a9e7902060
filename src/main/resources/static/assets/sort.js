/* A long table that is shown whole (class "sortable") is put in order by a click on the head of a column. */
const order = new Intl.Collator('zh-CN', {numeric: true});

function text(row, column) {
  return row.cells[column].textContent.trim();
}

function compare(a, b) {
  const numbers = [Number(a), Number(b)];
  if (a && b && numbers.every(Number.isFinite)) {
    return numbers[0] - numbers[1];
  }
  return order.compare(a, b);
}

function sort(table, heads, column) {
  const down = heads[column].getAttribute('aria-sort') === 'ascending';
  heads.forEach(head => head.removeAttribute('aria-sort'));
  heads[column].setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((a, b) => compare(text(a, column), text(b, column)));
  body.append(...(down ? rows.reverse() : rows));
}

for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.title = '按此列排序';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(table, heads, column));
    head.append(button);
  });
}
