//! What is found out of a batch before its turn: what is finished, and the texts of the rest.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use hexapla_group::Group;
use rayon::prelude::*;

use super::Written;
use super::lesson::{Lesson, Sampled};
use super::run::{Shared, locked};
use crate::manifest::Fingerprint;
use crate::versions::Read;

/// What is known of a group before it is aligned.
pub(super) struct Known {
    pub(super) fingerprint: Option<Fingerprint>,
    /// What its results depend on beside its files.
    pub(super) before: Option<String>,
    /// What an earlier run has made of it.
    pub(super) finished: Option<Vec<Written>>,
    /// Its documents and how long it took to read them, as soon as they are read.
    pub(super) read: Option<(Vec<Read>, Duration)>,
}

impl Shared<'_> {
    /// The files of each group with their sums, if they may be looked up or noted; taken before the files are read.
    pub(super) fn fingerprints(&self, batch: &[&Group]) -> Vec<Option<Fingerprint>> {
        let manifest = self.manifest.as_ref();
        batch.par_iter().map(|group| manifest?.fingerprint(group, self.inputs)).collect()
    }

    /// What is known of groups with these files, whose results depend on what is `before`.
    pub(super) fn known(
        &self,
        fingerprints: Vec<Option<Fingerprint>>,
        before: Vec<Option<String>>,
    ) -> Vec<Known> {
        let known = fingerprints.into_par_iter().zip(before).map(|(fingerprint, before)| {
            let finished = self.finished(fingerprint.as_ref(), before.as_deref());
            Known { fingerprint, before, finished, read: None }
        });
        known.collect()
    }

    /// What an earlier run has made of a group, if its files and results are as they were then.
    fn finished(&self, fingerprint: Option<&Fingerprint>, before: Option<&str>) -> Option<Vec<Written>> {
        let documents = &self.manifest.as_ref()?.finished(fingerprint?, before)?.documents;
        documents.iter().map(|document| self.pipeline.reload(document)).collect()
    }

    /// Reads the groups of a batch that are neither finished nor read.
    pub(super) fn read(&self, batch: &[&Group], known: &mut [Known], lesson: &mut Lesson) {
        let unread =
            batch.iter().zip(known).filter(|(_, known)| known.finished.is_none() && known.read.is_none());
        let unread = unread.map(|(group, known)| {
            let sampled = lesson.take(group, known.fingerprint.as_ref());
            (group, known, sampled)
        });
        let unread: Vec<_> = unread.collect();
        // One by one: what a thread takes at once, no other thread can take from it at the end of a batch.
        unread.into_par_iter().with_max_len(1).for_each(|(group, known, sampled)| {
            known.read = Some(self.read_group(group, sampled));
        });
    }

    /// The documents of a group, unless they were read with the sample, and how long it took to read them.
    fn read_group(&self, group: &Group, sampled: Option<Sampled>) -> (Vec<Read>, Duration) {
        let begun = Instant::now();
        match sampled {
            Some(sampled) => (sampled.documents, sampled.spent),
            None => (self.pipeline.read(group, self.inputs), begun.elapsed()),
        }
    }

    /// What is known of a group whose results depend on no other one; it is read if it is not finished.
    pub(super) fn look_at(&self, group: &Group, lesson: &Mutex<&mut Lesson>) -> Known {
        let fingerprint =
            self.manifest.as_ref().and_then(|manifest| manifest.fingerprint(group, self.inputs));
        let finished = self.finished(fingerprint.as_ref(), None);
        let read = finished.is_none().then(|| {
            let sampled = locked(lesson).take(group, fingerprint.as_ref());
            self.read_group(group, sampled)
        });
        Known { fingerprint, before: None, finished, read }
    }
}
