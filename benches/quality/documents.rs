//! Documents with gold paragraphs: as they are, without numbers, and with a tenth of one side deleted.

use std::path::{Path, PathBuf};

use hexapla::score::Measure;
use hexapla_tests::{Gold, Texts, read};

use crate::Task;
use crate::figure::Figure;
use crate::own::outline_figures;

const SIX: &[&str] = &["en", "zh", "fr", "es", "ru", "ar"];
const TWO: &[&str] = &["en", "zh"];

/// Folder, languages (the pivot first), what pairs should reach with the numbers as they stand.
const DOCUMENTS: [(&str, &[&str], f64); 10] = [
    ("report", &["en", "zh", "es"], 0.99),
    ("udhr", SIX, 0.99),
    ("un-charter", SIX, 0.99),
    ("sdg", SIX, 0.99),
    ("un-devset-numbered", SIX, 0.98),
    ("treaties/uncac", TWO, 0.99),
    ("treaties/iccpr", TWO, 0.99),
    ("treaties/crc", TWO, 0.99),
    ("treaties/vclt", TWO, 0.99),
    ("treaties/icerd", TWO, 0.99),
];

/// What is done to a document before it is aligned.
#[derive(Debug, Clone, Copy)]
enum Form {
    AsItIs,
    NoNumbers,
    OneSideWithoutNumbers,
    TenthDeleted,
}

/// One document of the data.
#[derive(Debug, Clone)]
struct Source {
    folder: PathBuf,
    name: &'static str,
    langs: &'static [&'static str],
}

/// A version with where its damage is reported, and its measures.
type Measures = Vec<(String, Measure)>;

/// All forms of all documents, and the outline of the Chinese report.
pub(crate) fn tasks(data: &Path) -> Vec<Task> {
    let (text, gold) = (data.join("report-zh/report.zh.txt"), data.join("report-zh/outline.tsv"));
    let outline = move || outline_figures("report-zh outline", "zh", &text, &gold);
    let mut tasks: Vec<Task> = vec![("report-zh outline".to_owned(), Box::new(outline))];
    for form in [Form::AsItIs, Form::NoNumbers, Form::OneSideWithoutNumbers, Form::TenthDeleted] {
        for (name, langs, pairs) in DOCUMENTS {
            let source = Source { folder: data.join("un-docs").join(name), name, langs };
            let (what, target) = match form {
                Form::AsItIs => ("as it is", pairs),
                Form::NoNumbers => ("no numbers", 0.97),
                Form::OneSideWithoutNumbers => ("one side unnumbered", 0.97),
                Form::TenthDeleted => ("10 % deleted", 0.99),
            };
            let title = format!("{name}, {what}");
            tasks.push((title.clone(), Box::new(move || source.figures(&title, form, target))));
        }
    }
    tasks
}

impl Source {
    fn figures(&self, title: &str, form: Form, target: f64) -> Vec<Figure> {
        let measures: Measures = match form {
            Form::AsItIs => self.measure(self.langs, &[], None),
            Form::NoNumbers => self.measure(self.langs, self.langs, None),
            Form::OneSideWithoutNumbers => self.each_side(|pair, side| self.measure(pair, &[side], None)),
            Form::TenthDeleted => self.each_side(|pair, side| self.measure(pair, &[], Some(side))),
        };
        let block = matches!(form, Form::AsItIs).then_some(target);
        let lowest = |metric: &str, target| Figure::lowest(title, metric, target, &measures);
        let told = matches!(form, Form::TenthDeleted).then(|| lowest("null_r", None)).flatten();
        let blocks = lowest("block_f1", block);
        lowest("para_f1", Some(target)).into_iter().chain(blocks).chain(told).collect()
    }

    /// Each other language with the pivot, damaged on either side.
    fn each_side(&self, measure: impl Fn(&[&'static str], &'static str) -> Measures) -> Measures {
        let pivot = self.langs[0];
        let pairs = self.langs[1..].iter().flat_map(|other| [(*other, pivot), (*other, *other)]);
        pairs.flat_map(|(other, side)| measure(&[pivot, other], side)).collect()
    }

    /// Aligns the versions in `langs`, those in `bare` without numbers, a tenth of `cut` deleted.
    fn measure(&self, langs: &[&'static str], bare: &[&str], cut: Option<&str>) -> Measures {
        let file = |lang: &str| {
            let form = if bare.contains(&lang) { ".nonum" } else { "" };
            self.folder.join(format!("doc.{lang}{form}.txt"))
        };
        let mut texts = Texts::read(&langs.iter().map(|l| (*l, file(l))).collect::<Vec<_>>());
        let mut gold = Gold::parse(&read(self.folder.join("gold.tsv")));
        if let Some(lang) = cut {
            delete_tenth(&mut texts, &mut gold, lang, self.name);
        }
        let aligned = texts.align().unwrap_or_else(|e| panic!("{}: {e}", self.name));
        let side = match (bare, cut) {
            (_, Some(lang)) => format!(" from {lang}"),
            ([one], _) => format!(" in {one}"),
            _ => String::new(),
        };
        gold.score(&aligned.lines()).into_iter().map(|m| (side.clone(), m)).collect()
    }
}

/// Takes a tenth of the paragraphs out of the text in `lang`, chosen at random but the same each time.
fn delete_tenth(texts: &mut Texts, gold: &mut Gold, lang: &str, seed: &str) {
    let skipped = ["article", "section", "title", "masthead"];
    let rows = gold.rows.iter().filter(|r| !skipped.contains(&r.level.as_str()));
    let mut rows: Vec<Vec<u32>> =
        rows.map(|r| r.lines[lang].clone()).filter(|lines| !lines.is_empty()).collect();
    let mut state = seed.bytes().fold(7u64, |s, b| s.wrapping_mul(31).wrapping_add(u64::from(b)));
    let mut random = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % n
    };
    for n in (1..rows.len()).rev() {
        rows.swap(n, random(n + 1));
    }
    rows.truncate(rows.len() / 10);
    let gone: Vec<u32> = rows.concat();
    let lines = texts.lines(lang).into_iter().zip(0..);
    let kept: Vec<String> = lines.filter(|(_, n)| !gone.contains(n)).map(|(l, _)| l).collect();
    texts.set_lines(lang, &kept);
    gold.delete(lang, &gone);
}
