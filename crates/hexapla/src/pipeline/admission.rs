//! What of a group that was read can be written; the rest is reported.

use hexapla_model::{Diagnostic, Severity};

use super::ahead::Known;
use super::run::{Run, Work};
use crate::outputs::Outputs;
use crate::versions::Read;

impl Run<'_, '_, '_> {
    /// A group that is read: its documents that can be written, with the places of their files.
    pub(super) fn admitted(&mut self, place: usize, known: Known) -> Work {
        let Known { fingerprint, before, read, .. } = known;
        let (reads, spent) = read.unwrap_or_default();
        let mut work = Work { place, fingerprint, before, documents: Vec::new(), is_whole: true, spent };
        reads.into_iter().for_each(|read| self.admit(read, &mut work));
        work
    }

    /// Adds the document with the places of its files, unless there is none or it cannot be read.
    fn admit(&mut self, read: Read, work: &mut Work) {
        work.is_whole &= read.left_out.is_empty();
        read.left_out.iter().for_each(|(path, reason)| self.tally.skipped(Some(path), reason));
        read.diagnostics.iter().for_each(|found| self.tally.diagnostic(found));
        self.shared.pipeline.without_pivot(&read).iter().for_each(|found| self.tally.remark(found));
        if let Some(path) = self.shared.pipeline.fuller(&read) {
            let (file, name) = (path.display(), &read.name);
            let reason = format!(
                "{file}: kept, since not all versions of {name} can be read now; --force replaces it"
            );
            return self.tally.kept(&path, &reason);
        }
        if read.texts.is_empty() {
            return;
        }
        let mut files = self.shared.pipeline.find(&read);
        work.is_whole &= files.refused.is_empty() && files.without_pair.is_empty();
        files.refused.drain(..).for_each(|error| self.tally.unwritten(&error));
        self.report_alone(&read, &files);
        if !files.is_empty() {
            work.documents.push((read, files));
        }
    }

    /// Reports that a document has one language, and which formats are not written for that reason.
    fn report_alone(&mut self, read: &Read, outputs: &Outputs) {
        let Some((document, message)) = read.alone() else { return };
        let path = &document.path;
        let hint =
            "versions share a name (report.en.txt, report.zh.txt), a symbol, or are named as LANG=PATH";
        if outputs.without_pair.is_empty() {
            return self.tally.remark(&Diagnostic::new(Severity::Warning, path, message).hint(hint));
        }
        let formats: Vec<&str> = outputs.without_pair.iter().map(|format| format.name()).collect();
        let reason = format!(
            "{}: {message}; what needs two languages is not written: {}; {hint}",
            path.display(),
            formats.join(", ")
        );
        self.tally.skipped(Some(path), &reason);
    }
}
