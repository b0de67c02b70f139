const box = tools.querySelector("input[type=search]");
const choice = tools.querySelector("select");
const shown = tools.querySelector("output");
const rows = Array.from(table.tBodies[0].rows);
const texts = [];
const search = () => {
  const wanted = words(box);
  const kind = choice.value;
  let count = 0;
  rows.forEach((row, n) => {
    const fits = !kind || row.classList.contains(kind);
    if (fits && wanted.length) texts[n] ??= fold(row.textContent);
    row.hidden = !(fits && wanted.every((word) => texts[n].includes(word)));
    count += !row.hidden;
  });
  shown.textContent = wanted.length || kind ? `${count} of ${rows.length}` : "";
};
let waiting;
box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
choice.addEventListener("change", search);
search();
