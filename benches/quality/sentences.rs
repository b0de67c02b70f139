//! Texts with one sentence per line.

use std::path::{Path, PathBuf};

use hexapla_tests::beads_f1;

use crate::Task;
use crate::figure::Figure;

/// Name, folder, source, target, documents, strict F1 to reach.
type Set = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str], f64);

const SETS: [Set; 5] = [
    ("sent-report zh-en", "sent-report", "zh", "en", &["zh-en"], 0.98),
    ("sent-report zh-es", "sent-report", "zh", "es", &["zh-es"], 0.98),
    ("aca zh-en", "sent-zh-en/aca", "zh", "en", &["001"], 0.987),
    ("mac-dev zh-en", "sent-zh-en/mac-dev", "zh", "en", &["001", "002", "003", "004", "005", "006"], 0.75),
    ("text+berg de-fr", "sent-other/de-fr_text+berg", "de", "fr", &["dev", "test0", "test1", "test2"], 0.85),
];

/// Strict F1 of each set, its documents pooled.
pub(crate) fn tasks(data: &Path) -> Vec<Task> {
    let task = |(name, folder, source, target, documents, least): Set| {
        let folder = data.join(folder);
        let files = |d: &&str| -> [PathBuf; 3] {
            [source, target, "beads.tsv"].map(|end| folder.join(format!("{d}.{end}")))
        };
        let files: Vec<[PathBuf; 3]> = documents.iter().map(files).collect();
        let measure = move || vec![Figure::new(name, "strict_f1", least, beads_f1((source, target), &files))];
        (format!("sentences {name}"), Box::new(measure) as Box<dyn Fn() -> Vec<Figure> + Send + Sync>)
    };
    SETS.into_iter().map(task).collect()
}
