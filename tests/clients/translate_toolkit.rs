//! translate-toolkit reads the TBX and finds every term.

use std::process::Command;

use hexapla::export::{GlossaryFormat, Options};
use hexapla::model::Lang;
use serde_json::{Value, json};

use crate::programs::{asked, beside, output, pairs_of_terms, write};

#[test]
fn translate_toolkit_finds_the_terms() {
    if !asked("translate_toolkit_finds_the_terms") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tbx = write(folder.path(), GlossaryFormat::Tbx, &Options::default());
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").unwrap_or_else(|| "python3".into());
    for (source, target) in [(Lang::EN, Lang::ZH), (Lang::EN, Lang::AR), (Lang::FR, Lang::RU)] {
        let mut command = Command::new(&python);
        command.arg(beside("read_tbx.py")).arg(&tbx).args([source.as_str(), target.as_str()]);
        let out = output(&mut command, "translate-toolkit (PyPI) for the Python in HEXAPLA_CLIENT_PYTHON");
        let found: Vec<Value> =
            out.lines().map(|l| serde_json::from_str(l).expect("an object a line")).collect();
        let want: Vec<Value> = pairs_of_terms(source, target)
            .into_iter()
            .map(|(id, sources, targets)| {
                let (first, second) = (sources.first(), targets.first());
                json!({"id": id, "source": first, "target": second, "sources": sources, "targets": targets})
            })
            .collect();
        assert_eq!(found, want, "{source} to {target}");
    }
}
