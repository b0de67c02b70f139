// Lays blocks out on pages of a fixed height, with the footnotes of a page at its foot; a paragraph can go on on the next page.
// The heights and the number of pages are those of the screen; `web.py` compares the number with that of the printed file.

function element(tag, name, html = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.innerHTML = html;
  return made;
}

class Page {
  constructor() {
    this.box = element("section", "page");
    this.text = this.box.appendChild(element("div", "text"));
    this.notes = this.box.appendChild(element("div", "notes"));
    document.body.append(this.box);
  }

  fits() {
    const notes = this.notes.children.length ? this.notes.offsetHeight : 0;
    return this.text.offsetHeight + notes <= this.box.clientHeight;
  }

  // Adds a piece of a block and its notes; gives back how to take it away.
  add(piece, notes) {
    this.text.append(piece);
    const added = notes.map((html) => this.notes.appendChild(element("p", "note", html)));
    return () => [piece, ...added].forEach((node) => node.remove());
  }
}

// The tokens from `start` to `end` of a block as an element, and their notes.
function cut(block, start, end) {
  const piece = element(block.tag, block.name, (start ? "" : block.label) + block.tokens.slice(start, end).join(""));
  piece.classList.toggle("rest", start > 0);
  piece.classList.toggle("cut", end < block.tokens.length);
  const notes = Object.keys(block.notes).filter((at) => at >= start && at < end).map((at) => block.notes[at]);
  return [piece, notes];
}

function lines(piece) {
  return Math.round(piece.clientHeight / parseFloat(getComputedStyle(piece).lineHeight));
}

// Places what fits; gives back the first token of what does not, never a single line on either page.
function place(page, block, start) {
  const size = block.tokens.length;
  const tried = (end) => {
    const [piece, notes] = cut(block, start, end);
    const undo = page.add(piece, notes);
    const result = { fits: page.fits(), lines: lines(piece) };
    undo();
    return result;
  };
  let end = size;
  if (!tried(size).fits) {
    let [low, high] = [start, size];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (tried(middle).fits) low = middle; else high = middle;
    }
    end = low;
    const rest = element(block.tag, block.name, block.tokens.slice(end).join(""));
    page.text.append(rest);
    const alone = lines(rest) < 2;
    rest.remove();
    for (const full = tried(end).lines; alone && end > start && tried(end).lines === full; ) end -= 1;
    if (!block.splits || tried(end).lines < 2) return start;
  }
  page.add(...cut(block, start, end));
  return end;
}

function layOut(blocks) {
  let page = new Page();
  for (const block of blocks) {
    let next = place(page, block, 0);
    while (next < block.tokens.length) {
      const full = page;
      page = new Page();
      while (full.text.children.length > 1 && full.text.lastElementChild.classList.contains("heading")) page.text.prepend(full.text.lastElementChild);
      const before = next;
      next = place(page, block, next);
      if (next === before && !full.text.children.length) throw new Error("a block is higher than a page");
    }
  }
  document.title = `pages ${document.querySelectorAll(".page").length}`;
}
