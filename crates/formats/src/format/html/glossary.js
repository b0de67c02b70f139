const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const box = document.querySelector("input");
const shown = document.querySelector("output");
const entries = Array.from(document.querySelectorAll("tbody"), (body) => [body, fold(body.rows[0].textContent)]);
const search = () => {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const [body, text] of entries) {
    body.hidden = !words.every((word) => text.includes(word));
    count += !body.hidden;
  }
  shown.textContent = words.length ? `${count} of ${entries.length}` : "";
};
box.addEventListener("input", search);
search();
