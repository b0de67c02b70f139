//! What a term is looked up in.

use hexapla_model::Morphology;

use crate::paradigm::Paradigms;

/// A dictionary, and the forms that the text has.
#[derive(Clone, Copy)]
pub(in super::super) struct Dictionary<'a> {
    pub(in super::super) morphology: &'a dyn Morphology,
    pub(in super::super) paradigms: &'a Paradigms<'a>,
}
