//! Texts with known beads, and the damage that makes more of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hexapla::model::{Block, Document, Lang, Location, Segmented};
use hexapla::segment::Segmenter;

/// The lines of either side that a bead joins, from and to.
pub(crate) type Bead = ((u32, u32), (u32, u32));

/// Two texts and their beads.
pub(crate) struct Text {
    /// What it is counted with.
    pub(crate) set: String,
    pub(crate) source: Arc<Segmented>,
    pub(crate) target: Arc<Segmented>,
    pub(crate) gold: Vec<Bead>,
}

/// Set, folder, source, target, documents.
type Set = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const SETS: [Set; 5] = [
    ("mac-dev", "sent-zh-en/mac-dev", "zh", "en", &["001", "002", "003", "004", "005", "006"]),
    ("aca", "sent-zh-en/aca", "zh", "en", &["001"]),
    ("text+berg", "sent-other/de-fr_text+berg", "de", "fr", &["dev", "test0", "test1", "test2"]),
    ("sent-report", "sent-report", "zh", "en", &["zh-en"]),
    ("sent-report", "sent-report", "zh", "es", &["zh-es"]),
];

/// The languages that our own corpus and `tico19` have beside English.
const OTHERS: [&str; 5] = ["ar", "es", "fr", "ru", "zh"];

/// All texts: the development sets under `data`, our own corpus, and `tico19` as it is and damaged.
pub(crate) fn all(data: &Path) -> Vec<Text> {
    let mut out = Vec::new();
    for (set, folder, source, target, documents) in SETS {
        out.extend(documents.iter().map(|d| beads(set, &data.join(folder), d, (source, target))));
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpora/un-style-report/gold");
    out.extend(OTHERS.iter().map(|lang| beads("own", &own, &format!("en-{lang}"), ("en", lang))));
    let tico = data.join("sent-other/tico19");
    let mut names: Vec<String> = std::fs::read_dir(&tico)
        .expect("tico19")
        .filter_map(|e| e.ok()?.file_name().to_str()?.strip_suffix(".en").map(str::to_owned))
        .collect();
    names.sort();
    // In French, PubMed_8 is in another order.
    for (n, name) in names.iter().filter(|name| *name != "PubMed_8").enumerate() {
        let side = |lang: &str| lines(&tico.join(format!("{name}.{lang}")));
        let (lang, other) = (OTHERS[n % 5], OTHERS[(n + 2) % 5]);
        let (s, t) = (side("en"), side(lang));
        let gold = (0..s.len() as u32).map(|k| ((k, k + 1), (k, k + 1))).collect();
        out.push(text("tico19", (&s, "en"), (&t, lang), gold));
        let (s, t, gold) = damaged((&s, "en"), (&side(other), other), n as u64 + 7);
        out.push(text("tico19 damaged", (&s, "en"), (&t, other), gold));
    }
    out
}

fn lines(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(str::to_owned).collect()
}

fn beads(set: &str, folder: &Path, name: &str, (s, t): (&str, &str)) -> Text {
    let file = |end: &str| -> PathBuf { folder.join(format!("{name}.{end}")) };
    let run = |cell: &str| {
        let numbers: Vec<u32> = cell.split(',').filter_map(|n| n.trim().parse().ok()).collect();
        (numbers.iter().min().copied().unwrap_or(0), numbers.iter().max().map_or(0, |n| n + 1))
    };
    let row = |line: &String| {
        let (source, target) = line.split_once('\t')?;
        let bead = (run(source), run(target));
        (bead.0.1 > bead.0.0 && bead.1.1 > bead.1.0).then_some(bead)
    };
    let (source, target) = (lines(&file(s)), lines(&file(t)));
    let size = (source.len() as u32, target.len() as u32);
    let gold = whole(lines(&file("beads.tsv")).iter().filter_map(row).collect(), size);
    text(set, (&source, s), (&target, t), gold)
}

/// Beads with two sides and the omissions between them; those that cross others are skipped.
fn whole(mut beads: Vec<Bead>, size: (u32, u32)) -> Vec<Bead> {
    beads.sort_unstable();
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    for ((s, s_end), (t, t_end)) in beads.into_iter().chain([((size.0, size.0), (size.1, size.1))]) {
        if s < i || t < j {
            continue;
        }
        out.extend((i..s).map(|n| ((n, n + 1), (j, j))));
        out.extend((j..t).map(|n| ((s, s), (n, n + 1))));
        if s_end > s {
            out.push(((s, s_end), (t, t_end)));
        }
        (i, j) = (s_end, t_end);
    }
    out
}

fn text(set: &str, source: (&[String], &str), target: (&[String], &str), gold: Vec<Bead>) -> Text {
    let segmented = |(lines, lang): (&[String], &str)| {
        let place = |n: usize| Location { line: n as u32 + 1, page: None };
        let block = |(n, line): (usize, &String)| Block::new(line.as_str(), place(n), n as u32);
        let blocks = lines.iter().enumerate().map(block).collect();
        let lang = Lang::parse(lang).expect("a language");
        let document = Document { id: String::new(), symbol: None, lang, path: PathBuf::new(), blocks };
        Arc::new(Segmenter::new().segment_lines(document))
    };
    Text { set: set.to_owned(), source: segmented(source), target: segmented(target), gold }
}

/// Numbers that look like chance, the same in each run (xorshift).
struct Dice(u64);

impl Dice {
    /// A number from 0 to 1.
    fn roll(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How many lines of source and target become one on each side, as parts of all beads: 1-0, 0-1, 1-2, 2-1, 1-3, 3-1.
const DAMAGE: [(f64, usize, usize); 6] =
    [(0.03, 1, 0), (0.03, 0, 1), (0.08, 1, 2), (0.08, 2, 1), (0.02, 1, 3), (0.02, 3, 1)];

/// Lines that translate each other, some joined to the next on one side, some skipped.
fn damaged(
    (a, a_lang): (&[String], &str),
    (b, b_lang): (&[String], &str),
    seed: u64,
) -> (Vec<String>, Vec<String>, Vec<Bead>) {
    let glue = |lines: &[String], lang: &str| lines.join(if lang == "zh" { "" } else { " " });
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (mut s, mut t, mut gold) = (Vec::new(), Vec::new(), Vec::new());
    let mut k = 0;
    while k < a.len() {
        let mut left = dice.roll();
        let kind = DAMAGE.iter().find(|kind| {
            left -= kind.0;
            left < 0.0
        });
        let (x, y) = kind.map_or((1, 1), |kind| (kind.1, kind.2));
        let n = x.max(y);
        let (x, y, n) = if k + n > a.len() { (1, 1, 1) } else { (x, y, n) };
        let from = (s.len() as u32, t.len() as u32);
        match x {
            0 => {}
            1 => s.push(glue(&a[k..k + n], a_lang)),
            _ => s.extend_from_slice(&a[k..k + n]),
        }
        match y {
            0 => {}
            1 => t.push(glue(&b[k..k + n], b_lang)),
            _ => t.extend_from_slice(&b[k..k + n]),
        }
        gold.push(((from.0, s.len() as u32), (from.1, t.len() as u32)));
        k += n;
    }
    (s, t, gold)
}
