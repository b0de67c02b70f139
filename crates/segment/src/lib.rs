//! Reads the outline of a document and cuts it into sentences, words and entities.
//!
//! ```
//! use hexapla_model::{Block, Document, Lang, Location};
//! use hexapla_segment::Segmenter;
//!
//! let block = |n: u32, text: &str| Block::new(text, Location { line: n + 1, page: None }, n);
//! let blocks = vec![block(0, "二. 进展"), block(1, "12. 流域干涸。请见第5段。")];
//! let document = Document { id: "zh".into(), symbol: None, lang: Lang::ZH, path: "zh.txt".into(), blocks };
//! let segmented = Segmenter::new().segment(document).value;
//! assert_eq!(segmented.document.blocks[1].anchor.as_ref().unwrap().to_string(), "12");
//! assert_eq!(segmented.segment_text(1), "流域干涸。");
//! ```

mod clean;
mod counted;
mod cutter;
mod entity;
mod finding;
mod glue;
mod lang;
mod level;
mod outline;
mod repair;
mod segmenter;
mod sentence;
mod tokenizer;
mod word;

pub use segmenter::Segmenter;
pub use sentence::sentences;
pub use tokenizer::Tokenizer;
pub use word::forms;
