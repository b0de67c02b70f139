const box = tools.querySelector("input[type=search]");
const shown = tools.querySelector("output");
const entries = Array.from(table.tBodies);
const texts = [];
const search = () => {
  const wanted = words(box);
  let count = 0;
  entries.forEach((body, n) => {
    if (wanted.length) texts[n] ??= fold(body.rows[0].textContent);
    body.hidden = !wanted.every((word) => texts[n].includes(word));
    count += !body.hidden;
  });
  shown.textContent = wanted.length ? `${count} of ${entries.length}` : "";
};
let waiting;
box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
search();
