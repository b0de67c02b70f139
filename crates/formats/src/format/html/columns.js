const table = document.querySelector("table");
const tools = document.querySelector(".tools");
const stacked = document.getElementById("stacked");
const heads = Array.from(table.tHead.rows[0].cells);
const langs = heads.filter((head) => head.classList.contains("lang"));
const hidden = new Set();
const hiding = document.head.appendChild(document.createElement("style"));
const [rest, column] = [stacked.dataset.rest, stacked.dataset.column].map(Number);

// A column that is hidden is so by a rule of its own, which costs the same for any number of rows.
const hide = () => {
  hiding.textContent = langs.filter((head) => hidden.has(head))
    .map((head) => `tr:not(.contexts) > :nth-child(${head.cellIndex + 1}) { display: none; }`).join("\n");
  stacked.media = `screen and (max-width: ${rest + column * (langs.length - hidden.size)}rem)`;
  for (const cell of table.querySelectorAll("td[colspan]")) cell.colSpan = heads.length - hidden.size;
};

const move = (head, step) => {
  const from = head.cellIndex;
  const before = from + (step > 0 ? 2 : -1);
  for (const row of table.rows) {
    if (row.cells.length === heads.length) row.insertBefore(row.cells[from], row.cells[before] ?? null);
  }
  hide();
};

const list = tools.querySelector("ul");
const limit = () => {
  for (const item of list.children) {
    const [up, down] = item.querySelectorAll("button");
    up.disabled = !item.previousElementSibling;
    down.disabled = !item.nextElementSibling;
    const box = item.querySelector("input");
    box.disabled = box.checked && hidden.size === langs.length - 1;
  }
};
const button = (item, head, step) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = step < 0 ? "↑" : "↓";
  made.setAttribute("aria-label", `Move ${head.textContent} ${step < 0 ? "up" : "down"}`);
  made.addEventListener("click", () => {
    if (step < 0) item.previousElementSibling.before(item);
    else item.nextElementSibling.after(item);
    move(head, step);
    limit();
    (made.disabled ? item.querySelector("button:enabled") : made).focus();
  });
  return made;
};
for (const head of langs) {
  const item = list.appendChild(document.createElement("li"));
  const label = item.appendChild(document.createElement("label"));
  const box = label.appendChild(document.createElement("input"));
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(head);
    else hidden.add(head);
    hide();
    limit();
  });
  label.append(` ${head.textContent}`);
  item.append(button(item, head, -1), button(item, head, 1));
}
limit();

const columns = list.parentElement;
columns.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  columns.open = false;
  columns.firstElementChild.focus();
});
tools.hidden = false;
// The head of the table stays in view below the tools.
new ResizeObserver(() => document.documentElement.style.setProperty("--top", `${tools.offsetHeight}px`)).observe(tools);

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const words = (box) => fold(box.value).split(/\s+/).filter(Boolean);
