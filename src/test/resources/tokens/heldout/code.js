'use strict';

const DEFAULTS = { pageSize: 25, debounce: 250, emptyText: 'Nothing found.' };

export class DataTable {
  #rows = [];
  #sort = { column: null, direction: 1 };
  #filter = '';

  constructor(root, columns, options = {}) {
    this.root = typeof root === 'string' ? document.querySelector(root) : root;
    if (!this.root) throw new TypeError('DataTable needs an element');
    this.columns = columns;
    this.options = { ...DEFAULTS, ...options };
    this.root.addEventListener('click', (event) => this.#onClick(event));
    const input = this.root.querySelector('input[type=search]');
    let timer;
    input?.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.#filter = input.value.trim().toLowerCase();
        this.render(0);
      }, this.options.debounce);
    });
  }

  async load(url) {
    const response = await fetch(url, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    if (!response.ok) {
      throw new Error(`${url} answered ${response.status} ${response.statusText}`);
    }
    const { items, total } = await response.json();
    this.#rows = items.map((item, index) => ({ ...item, __index: index }));
    this.root.dataset.total = String(total ?? items.length);
    this.render(0);
  }

  get visible() {
    const { column, direction } = this.#sort;
    const matches = this.#rows.filter(
      (row) => !this.#filter || this.columns.some(({ key }) => String(row[key] ?? '').toLowerCase().includes(this.#filter)),
    );
    return column === null
      ? matches
      : matches.sort((a, b) => direction * String(a[column]).localeCompare(String(b[column]), undefined, { numeric: true }));
  }

  render(page) {
    const body = this.root.querySelector('tbody');
    const rows = this.visible.slice(page * this.options.pageSize, (page + 1) * this.options.pageSize);
    body.replaceChildren(
      ...rows.map((row) => {
        const tr = document.createElement('tr');
        for (const { key, format = (value) => value, className } of this.columns) {
          const td = document.createElement('td');
          td.textContent = format(row[key], row);
          if (className) td.classList.add(className);
          tr.append(td);
        }
        return tr;
      }),
    );
    if (rows.length === 0) {
      body.innerHTML = `<tr><td colspan="${this.columns.length}" class="empty">${this.options.emptyText}</td></tr>`;
    }
  }

  #onClick({ target }) {
    const header = target.closest('th[data-key]');
    if (!header) return;
    const column = header.dataset.key;
    this.#sort = { column, direction: this.#sort.column === column ? -this.#sort.direction : 1 };
    this.root.querySelectorAll('th').forEach((th) => th.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', this.#sort.direction > 0 ? 'ascending' : 'descending');
    this.render(0);
  }
}

export const formatBytes = (bytes) => {
  if (!Number.isFinite(bytes) || bytes < 0) return '–';
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  const exponent = bytes === 0 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${(bytes / 1024 ** exponent).toFixed(exponent ? 1 : 0)} ${units[exponent]}`;
};
