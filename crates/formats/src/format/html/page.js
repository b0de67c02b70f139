const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const box = document.querySelector("input");
const choice = document.querySelector("select");
const shown = document.querySelector("output");
const rows = Array.from(document.querySelector("tbody").rows);
const texts = [];
const search = () => {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  const wanted = choice.value;
  let count = 0;
  rows.forEach((row, n) => {
    const fits = !wanted || row.classList.contains(wanted);
    if (fits && words.length) texts[n] ??= fold(row.textContent);
    row.hidden = !(fits && words.every((word) => texts[n].includes(word)));
    count += !row.hidden;
  });
  shown.textContent = words.length || wanted ? `${count} of ${rows.length}` : "";
};
let waiting;
box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
choice.addEventListener("change", search);
search();
