//! Rows of six languages: whether a pair gains by what the other languages show.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use hexapla::align::Aligner;
use hexapla::model::{Block, Document, Lang, Location, Segmented};
use hexapla::score::{Beads, beads};
use hexapla::segment::Segmenter;
use hexapla_tests::{LANGS, corpus_folder, read};

use crate::Task;
use crate::figure::Figure;

/// Lines of a document that is made from `un-sent`.
const LINES: usize = 100;

/// A document in all languages, the pivot first, and the gold beads of the pivot with each other language.
struct Rows {
    texts: Vec<Arc<Segmented>>,
    gold: Vec<Beads>,
}

/// Each language of our own corpus with English, among all and alone.
pub(crate) fn own_tasks() -> Vec<Task> {
    vec![("rows own".to_owned(), Box::new(|| figures("rows own", &[own()])))]
}

/// The same on noisy documents made from `un-sent`, whose paragraphs have four to ten sentences.
pub(crate) fn tasks(data: &Path) -> Vec<Task> {
    let folder = data.join("un-sent");
    let measure = move || {
        let lines = LANGS.map(|lang| -> Vec<String> {
            read(folder.join(format!("part1.{lang}"))).lines().map(str::to_owned).collect()
        });
        let starts = (0..lines[0].len()).step_by(LINES);
        let documents: Vec<Rows> =
            starts.map(|from| noisy(&lines, from..(from + LINES).min(lines[0].len()))).collect();
        figures("rows un-sent", &documents)
    };
    vec![("rows un-sent".to_owned(), Box::new(measure))]
}

/// Strict F1 of each pair among all languages; its target is the strict F1 that the two texts reach alone.
fn figures(name: &str, documents: &[Rows]) -> Vec<Figure> {
    // The recorded figures say what the texts themselves show.
    let aligner = Aligner::new().without_seed();
    let all: Vec<Vec<Arc<Segmented>>> = documents.iter().map(|d| d.texts.clone()).collect();
    let together = aligner.align(&all).value;
    let figure = |n: usize| {
        let pair: Vec<Vec<Arc<Segmented>>> =
            all.iter().map(|texts| vec![texts[0].clone(), texts[n].clone()]).collect();
        let found = aligner.align(&pair).value;
        let f1 = |found: &dyn Fn(usize) -> Beads| {
            let pairs: Vec<(Beads, Beads)> =
                documents.iter().enumerate().map(|(d, rows)| (rows.gold[n - 1].clone(), found(d))).collect();
            let measures = beads(&pairs).measures;
            measures.iter().find(|m| m.name == "strict_f1").map_or(0.0, |m| m.value)
        };
        let among = f1(&|d| found_beads(&together[d][n - 1]));
        let alone = f1(&|d| found_beads(&found[d][0]));
        Figure::new(&format!("{name} {}-{}", LANGS[0], LANGS[n]), "strict_f1", alone, among)
    };
    (1..LANGS.len()).map(figure).collect()
}

fn found_beads(bitext: &hexapla::model::Bitext) -> Beads {
    let beads = bitext.segments.beads().iter();
    Beads::new(beads.map(|b| (b.source.clone().collect(), b.target.clone().collect())))
}

/// Our own corpus, one sentence per line.
fn own() -> Rows {
    let file = |name: String| read(corpus_folder().join("gold").join(name));
    let text = |lang: &str| {
        let name = if lang == "en" { "en-fr.en".to_owned() } else { format!("en-{lang}.{lang}") };
        let lines: Vec<String> = file(name).lines().map(str::to_owned).collect();
        Arc::new(segmented(&lines, &[lines.len()], lang))
    };
    let gold = |lang: &&str| {
        let name = format!("en-{lang}.beads.tsv");
        Beads::parse(&file(name.clone()), Path::new(&name)).expect("gold beads")
    };
    Rows { texts: LANGS.iter().map(|lang| text(lang)).collect(), gold: LANGS[1..].iter().map(gold).collect() }
}

/// Lines as sentences of blocks with so many each.
fn segmented(lines: &[String], sizes: &[usize], lang: &str) -> Segmented {
    let lang = Lang::parse(lang).expect("a language");
    let block = |(n, line): (usize, &String)| {
        Block::new(line.as_str(), Location { line: n as u32 + 1, page: None }, n as u32)
    };
    let blocks = lines.iter().enumerate().map(block).collect();
    let document = Document { id: "rows".into(), symbol: None, lang, path: "rows".into(), blocks };
    let mut out = Segmenter::new().segment_lines(document);
    out.document.blocks.truncate(sizes.len());
    let mut from = 0;
    let range = |n: &usize| {
        from += *n as u32;
        from - *n as u32..from
    };
    out.block_segments = sizes.iter().map(range).collect();
    for (n, range) in out.block_segments.iter().enumerate() {
        for s in range.clone() {
            out.segments[s as usize].block = n as u32;
        }
    }
    out
}

/// Numbers that look like chance, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// Lines of all languages as paragraphs in which each language joins, splits and drops sentences on its own.
fn noisy(lines: &[Vec<String>; 6], range: std::ops::Range<usize>) -> Rows {
    let mut dice = Dice(range.start as u64 + 11);
    let mut bounds = vec![range.start];
    while bounds[bounds.len() - 1] < range.end {
        bounds.push((bounds[bounds.len() - 1] + 4 + dice.below(7)).min(range.end));
    }
    let sides: Vec<Side> =
        LANGS.iter().zip(lines).map(|(lang, lines)| side(lines, &bounds, lang, &mut dice)).collect();
    let texts =
        sides.iter().zip(LANGS).map(|(s, lang)| Arc::new(segmented(&s.lines, &s.sizes, lang))).collect();
    let gold = sides[1..].iter().map(|s| gold(&sides[0].origins, &s.origins)).collect();
    Rows { texts, gold }
}

#[derive(Default)]
struct Side {
    lines: Vec<String>,
    /// The lines that each was made of.
    origins: Vec<Vec<usize>>,
    sizes: Vec<usize>,
}

fn side(lines: &[String], bounds: &[usize], lang: &str, dice: &mut Dice) -> Side {
    let mut out = Side::default();
    for block in bounds.windows(2) {
        let (mut n, before) = (block[0], out.lines.len());
        while n < block[1] {
            let chance = dice.below(100);
            match chance {
                0..10 if n + 1 < block[1] => {
                    let space = if lang == "zh" { "" } else { " " };
                    out.lines.push(format!("{}{space}{}", lines[n], lines[n + 1]));
                    out.origins.push(vec![n, n + 1]);
                    n += 1;
                }
                10..16 if lines[n].chars().count() > 20 => {
                    let (a, b) = halves(&lines[n]);
                    out.lines.extend([a, b]);
                    out.origins.extend([vec![n], vec![n]]);
                }
                16..20 if out.lines.len() > before => {}
                _ => {
                    out.lines.push(lines[n].clone());
                    out.origins.push(vec![n]);
                }
            }
            n += 1;
        }
        out.sizes.push(out.lines.len() - before);
    }
    out
}

/// A line in two at the blank or, in Chinese, the character nearest its middle.
fn halves(line: &str) -> (String, String) {
    let chars: Vec<char> = line.chars().collect();
    let middle = chars.len() / 2;
    let blanks = (0..chars.len()).filter(|n| chars[*n] == ' ');
    let at = blanks
        .min_by_key(|n| n.abs_diff(middle))
        .filter(|n| n.abs_diff(middle) < middle / 2)
        .unwrap_or(middle);
    (chars[..at].iter().collect(), chars[at..].iter().collect())
}

/// The smallest groups of lines of either side that were made of the same lines.
fn gold(source: &[Vec<usize>], target: &[Vec<usize>]) -> Beads {
    // Every line of the original belongs to the group of the first line that one side joins it with.
    let mut group: BTreeMap<usize, usize> = BTreeMap::new();
    for lines in source.iter().chain(target) {
        for n in lines {
            group.entry(*n).or_insert(*n);
        }
    }
    let all: Vec<usize> = group.keys().copied().collect();
    for n in all {
        let joins = |side: &[Vec<usize>]| side.iter().any(|l| l.len() == 2 && l[1] == n);
        if joins(source) || joins(target) {
            let first = group.get(&(n - 1)).copied().unwrap_or(n);
            group.insert(n, first);
        }
    }
    let mut rows: BTreeMap<usize, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
    for (k, lines) in source.iter().enumerate() {
        rows.entry(group[&lines[0]]).or_default().0.push(k as u32);
    }
    for (k, lines) in target.iter().enumerate() {
        rows.entry(group[&lines[0]]).or_default().1.push(k as u32);
    }
    // Lines without counterpart are omitted one by one.
    let parts = rows.into_values().flat_map(|(s, t)| match (s.is_empty(), t.is_empty()) {
        (false, true) => s.into_iter().map(|k| (vec![k], Vec::new())).collect(),
        (true, false) => t.into_iter().map(|k| (Vec::new(), vec![k])).collect(),
        _ => vec![(s, t)],
    });
    Beads::new(parts)
}
