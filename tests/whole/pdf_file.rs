//! PDF files for the tests, written object by object, for pdftotext to read.

/// The width of a page, its margin and the step of its lines, in points.
const PAGE: [usize; 3] = [595, 72, 14];
/// The size of the letters, in points; each is six tenths as wide.
const SIZE: usize = 10;
/// Figures that are printed small, above the line.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// Characters of windows-1252 that are not those of the same number in Unicode.
const OTHERS: [(char, u8); 9] = [
    ('…', 0x85),
    ('Œ', 0x8C),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('–', 0x96),
    ('—', 0x97),
    ('œ', 0x9C),
];

/// A PDF file with a paragraph for each line of `text`, and with `head` at the head of each page, its number below the text. A
/// line that is `head` again begins a page; all pages are as high as the longest.
pub(crate) fn pdf(head: &str, text: &str) -> Vec<u8> {
    let [width, margin, step] = PAGE;
    let pages = pages(head, text);
    let height = pages.iter().map(|lines| lines.len() * step).max().unwrap_or(0) + 2 * margin;
    let pages: Vec<Vec<u8>> =
        pages.iter().enumerate().map(|(n, lines)| content(head, n + 1, lines, height)).collect();
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (n, content) in pages.iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            5 + 2 * n
        );
        objects.push(page.into_bytes());
        let head = format!("<</Length {}>>stream\n", content.len());
        objects.push([head.as_bytes(), content, b"\nendstream"].concat());
    }
    file(&objects)
}

/// The objects one after the other, with the table of their places.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (n, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj", n + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let end =
        format!("xref\n0 {count}\n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.extend(end.into_bytes());
    file
}

/// The lines of each page; between paragraphs there is an empty one.
fn pages(head: &str, text: &str) -> Vec<Vec<String>> {
    let [width, margin, _] = PAGE;
    let room = (width - 2 * margin) * 10 / (6 * SIZE);
    let (mut pages, mut is_known) = (vec![Vec::new()], false);
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if paragraph == head && is_known {
            pages.push(Vec::new());
            continue;
        }
        is_known |= paragraph == head;
        let page = pages.last_mut().expect("a page");
        page.extend(wrapped(paragraph, room));
        page.push(String::new());
    }
    pages
}

/// The lines of a paragraph, of up to `room` characters.
fn wrapped(paragraph: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        let last = lines.last_mut().expect("a line");
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= room {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// What is drawn on page `number`.
fn content(head: &str, number: usize, lines: &[String], height: usize) -> Vec<u8> {
    let [_, margin, step] = PAGE;
    let frame = [(height - margin / 2, head.to_owned()), (margin / 2, number.to_string())];
    let body = lines.iter().enumerate().map(|(n, line)| (height - margin - n * step, line.clone()));
    let drawn = frame.into_iter().chain(body).map(|(y, text)| {
        let begin = format!("BT /F1 {SIZE} Tf {margin} {y} Td (");
        [begin.as_bytes(), &shown(&text, step), b") Tj ET\n"].concat()
    });
    drawn.collect::<Vec<_>>().concat()
}

/// The bytes that show a text in the middle of a string.
fn shown(text: &str, step: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        if let Some(digit) = RAISED.iter().position(|raised| *raised == c) {
            let (rise, small) = (step / 4, 7);
            let raised = format!(") Tj {rise} Ts /F1 {small} Tf ({digit}) Tj 0 Ts /F1 {SIZE} Tf (");
            bytes.extend(raised.into_bytes());
            continue;
        }
        if matches!(c, '(' | ')' | '\\') {
            bytes.push(b'\\');
        }
        let other = OTHERS.iter().find(|(own, _)| *own == c).map(|(_, byte)| *byte);
        let byte = other.or_else(|| u8::try_from(u32::from(c)).ok());
        bytes.push(byte.unwrap_or_else(|| panic!("the font has no `{c}`")));
    }
    bytes
}
