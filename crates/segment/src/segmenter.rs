//! The front of the stage: a document in, the same document with outline, sentences and words out.

use hexapla_lang::length;
use hexapla_model::{
    Block, BlockKind, Diagnostic, Document, Entity, EntityKind, Segment, Segmented, Severity, Span,
    Vocabulary, Warned,
};

use crate::cutter::Cutter;
use crate::{clean, entity, finding, glue, outline, repair, sentence};

/// Cuts documents into blocks, sentences and words.
///
/// It holds no state: one can be shared by all threads.
#[derive(Debug, Clone, Copy, Default)]
pub struct Segmenter {
    _private: (),
}

impl Segmenter {
    /// A segmenter with the tables of all known languages.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the outline of a document, repairs it, and cuts its blocks into sentences and words.
    ///
    /// Gaps, repeats and lost numbers are reported in the diagnostics.
    #[must_use]
    pub fn segment(&self, document: Document) -> Warned<Segmented> {
        let (document, diagnostics) = outlined(document);
        let mut segmented = cut(document, Blocks::Paragraphs);
        if segmented.document.symbol.is_none() {
            segmented.document.symbol = symbol(&segmented);
        }
        Warned { value: segmented, diagnostics }
    }

    /// Takes each block of a document as one sentence: for texts with one sentence per line.
    #[must_use]
    pub fn segment_lines(&self, document: Document) -> Segmented {
        cut(document, Blocks::Sentences)
    }
}

fn outlined(mut document: Document) -> (Document, Vec<Diagnostic>) {
    for block in &mut document.blocks {
        clean::reduce_links(block);
    }
    clean::set_running_heads_apart(&mut document.blocks);
    // Running heads take no part in the outline; they would break the paragraphs that they interrupt.
    let mut text = std::mem::take(&mut document.blocks);
    let heads: Vec<Block> = text.extract_if(.., |b| b.kind == BlockKind::RunningHead).collect();
    let mut labels = outline::labels(&text);
    let separated = glue::separate(&mut text, &mut labels, document.lang);
    let shapes = outline::shapes(&text, labels, document.lang);
    let front = outline::front(&text, &shapes);
    let reading = outline::read(&text, &shapes, front);
    let mut diagnostics = finding::findings(&document.path, &text, &shapes, &reading);
    if let Some((times, first)) = separated {
        let message = match times {
            1 => "a heading or a paragraph shared a line with another one and is separated".to_owned(),
            _ => format!("{times} headings or paragraphs shared a line with others and are separated"),
        };
        diagnostics.push(Diagnostic::new(Severity::Note, &document.path, message).at(first));
    }
    if let Some(first) = heads.first() {
        let message = format!("{} running heads, page or job numbers are set apart", heads.len());
        diagnostics.push(Diagnostic::new(Severity::Note, &document.path, message).at(first.location()));
    }
    document.blocks = repair::assemble(text, &shapes, front, &reading);
    document.blocks.extend(heads);
    (document, diagnostics)
}

/// The greatest length of a line of a masthead that ends with the symbol of the document, in bytes.
const SYMBOL_LINE: usize = 60;

/// The document symbol: alone on a line of the masthead, or at the end of a short one.
fn symbol(text: &Segmented) -> Option<String> {
    let front = text
        .segments
        .iter()
        .take_while(|s| text.document.blocks[s.block as usize].kind == BlockKind::Masthead);
    front.take(20).find_map(|s| {
        let entities = &text.entities[s.entities.start as usize..s.entities.end as usize];
        let mut symbols = entities.iter().filter(|e| e.kind == EntityKind::Symbol);
        let only = symbols.next().filter(|_| symbols.next().is_none());
        only.filter(|e| is_symbol_of(s.span, e.span)).map(|e| text.keys.string(e.key).to_owned())
    })
}

/// Whether a symbol is all of a line, or comes last, after the name of the organization.
fn is_symbol_of(line: Span, symbol: Span) -> bool {
    symbol.len() + 2 > line.len() || (symbol.end + 2 > line.end && line.len() <= SYMBOL_LINE)
}

/// What the blocks of a document are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blocks {
    /// Paragraphs, which hold sentences, and running heads, which are not text.
    Paragraphs,
    /// A sentence each.
    Sentences,
}

/// Cuts the blocks of `document` into segments with their words and entities.
fn cut(document: Document, blocks: Blocks) -> Segmented {
    let lang = document.lang;
    let ascii = length::ascii_weight(lang);
    let mut out = Segmented {
        segments: Vec::new(),
        block_segments: Vec::with_capacity(document.blocks.len()),
        tokens: Vec::new(),
        forms: Vocabulary::default(),
        entities: Vec::new(),
        keys: Vocabulary::default(),
        lengths: length::length_model(lang),
        document,
    };
    let mut cutter = Cutter::new(lang);
    for n in 0..out.document.blocks.len() {
        let block = &out.document.blocks[n];
        let first = out.segments.len() as u32;
        if block.kind != BlockKind::RunningHead || blocks == Blocks::Sentences {
            let from = block.label.map_or(0, |l| l.end as usize);
            let mut spans = if blocks == Blocks::Paragraphs {
                sentence::sentences(&block.text[..block.body_end()], from, lang)
            } else {
                vec![hexapla_model::Span::new(0, block.text.len())]
            };
            if spans.is_empty() {
                spans.push(lone_label(block));
            }
            for span in spans {
                let (tokens, entities) = (out.tokens.len() as u32, out.entities.len() as u32);
                cutter.cut(&block.text, span, &mut out.forms, &mut out.tokens);
                entity::entities(&block.text, span, (lang, cutter.plain()), &mut |kind, span, key| {
                    out.entities.push(Entity { kind, span, key: out.keys.intern(key) });
                });
                out.segments.push(Segment {
                    block: n as u32,
                    span,
                    length: length::length(span.of(&block.text), ascii),
                    tokens: tokens..out.tokens.len() as u32,
                    entities: entities..out.entities.len() as u32,
                });
            }
        }
        out.block_segments.push(first..out.segments.len() as u32);
    }
    cutter.finish();
    out
}

/// The row of a block that is no more than a label: with what is before it, as a soft hyphen.
fn lone_label(block: &Block) -> Span {
    let Some(label) = block.label else { return Span::default() };
    let before = &block.text[..label.start as usize];
    Span::new(before.len() - before.trim_start().len(), label.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::{Lang, Location};
    use proptest::prelude::*;

    fn document(lines: &[String]) -> Document {
        let block = |(n, text): (usize, &String)| {
            Block::new(text.as_str(), Location { line: n as u32 + 1, page: None }, n as u32)
        };
        let blocks = lines.iter().enumerate().map(block).collect();
        Document { id: "t".into(), symbol: None, lang: Lang::EN, path: "t.txt".into(), blocks }
    }

    fn read(lines: &[&str]) -> Vec<(BlockKind, String)> {
        let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
        let text = Segmenter::new().segment(document(&lines)).value;
        let anchor = |b: &Block| b.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
        text.document.blocks.iter().map(|b| (b.kind, anchor(b))).collect()
    }

    #[test]
    fn a_third_level_heading_is_no_paragraph() {
        // 7. para / 1. heading / 8. para / (a) heading / 9. para
        let text = "The Office continued to support States in drafting laws on the use of water.";
        let found = read(&[
            "II. Progress",
            "A. Laws",
            &format!("6. {text}"),
            &format!("7. {text}"),
            "1. Drafting of laws",
            &format!("8. {text}"),
            "(a) Disclosure of interests",
            &format!("9. {text}"),
        ]);
        let anchors: Vec<&str> = found.iter().map(|f| f.1.as_str()).collect();
        assert_eq!(anchors, ["2", "2.A", "6", "7", "2.A.1", "8", "2.A.1.a", "9"]);
        assert_eq!(found[4].0, BlockKind::Heading);
    }

    /// An anchor has a step, and a label that has no anchor stays in the text.
    #[test]
    fn a_label_that_counts_nothing_is_text() {
        let text = Segmenter::new().segment(document(&["0.".to_owned(), "0. Lakes".to_owned()])).value;
        for block in &text.document.blocks {
            assert!(block.anchor.as_ref().is_none_or(|anchor| !anchor.steps().is_empty()), "{block:?}");
            assert_eq!(block.anchor.is_some(), block.label.is_some(), "{block:?}");
        }
        assert_eq!(text.segment_text(0), "0.");
        assert_eq!(text.segment_text(text.segments.len() - 1), "0. Lakes");
    }

    /// A mark that nobody sees, before a label that is alone, stays in its row.
    #[test]
    fn what_is_before_a_lone_label_is_in_its_row() {
        let text =
            Segmenter::new().segment(document(&["1. Lakes".to_owned(), " \u{ad} 2 -".to_owned()])).value;
        let rows: Vec<&str> = (0..text.segments.len()).map(|n| text.segment_text(n)).collect();
        assert_eq!(rows.concat().replace(' ', ""), "Lakes\u{ad}2-", "{rows:?}");
    }

    #[test]
    fn a_page_break_with_a_note_between_is_mended() {
        let lines = [
            "1. The basin is shared by four States, which met in the spring.¹ They agreed on the",
            "¹ See FWB/1.",
            "measures that follow from the decision.",
            "2. The measures are listed in the annex to the present report and in its summary.",
        ];
        let text = Segmenter::new().segment(document(&lines.map(str::to_owned))).value;
        let blocks = &text.document.blocks;
        assert_eq!(blocks.len(), 3);
        assert!(blocks[0].text.ends_with("They agreed on the measures that follow from the decision."));
        assert_eq!((blocks[2].kind, blocks[2].host), (BlockKind::Footnote, Some(0)));
        assert_eq!(blocks[0].pieces.iter().map(|p| p.index).collect::<Vec<_>>(), [0, 2]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_line_is_kept_once(lines in prop::collection::vec(
            "([0-9]{1,2}[.]|[(][a-c][)]|II[.]|B[.]|第三条|¹|\\*|Article 4|1[.]2|)[ ]?\\PC{0,40}", 0..25)) {
            let lines: Vec<String> = lines.into_iter().filter(|l| !l.trim().is_empty()).collect();
            let text = Segmenter::new().segment(document(&lines)).value;
            let mut seen: Vec<u32> =
                text.document.blocks.iter().flat_map(|b| b.pieces.iter().map(|p| p.index)).collect();
            seen.sort_unstable();
            // A line may hold several paragraphs.
            seen.dedup();
            prop_assert_eq!(seen, (0..lines.len() as u32).collect::<Vec<_>>());
            let covered: u32 = text.block_segments.iter().map(|r| r.end - r.start).sum();
            prop_assert_eq!(covered as usize, text.segments.len());
        }
    }
}
