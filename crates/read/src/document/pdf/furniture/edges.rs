//! The top and the bottom of a page, where heads and feet are.

use crate::document::pdf::strip::{Strip, strips};
use crate::document::pdf::words::Page;

/// The greatest distance that a band reaches from its edge, as a share of the height of the page.
const EDGE: f32 = 0.17;
/// The most strips of a band: symbol, and a title of up to four lines, with one to spare.
pub(super) const STRIPS: usize = 6;

/// The two bands of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Zone {
    Top,
    Bottom,
}

impl Zone {
    /// Whether a strip reaches into the zone, on a page of this height.
    pub(super) fn holds(self, strip: &Strip, height: f32) -> bool {
        match self {
            Self::Top => strip.top < EDGE * height,
            Self::Bottom => strip.bottom > (1.0 - EDGE) * height,
        }
    }
}

/// A page as strips from the edge inwards: those of the top, and those of the bottom.
pub(super) struct Edges {
    top: Vec<Strip>,
    bottom: Vec<Strip>,
    /// The height of the page, in points.
    pub(super) height: f32,
}

impl Edges {
    pub(super) fn of(page: &Page) -> Self {
        let all = strips(page);
        let height = page.height.max(1.0);
        // One more strip than a band has shows how far the text is.
        let near = all.iter().take_while(|strip| Zone::Top.holds(strip, height)).count().min(STRIPS);
        let top = all.iter().take(near + 1).cloned().collect();
        let near = all.iter().rev().take_while(|strip| Zone::Bottom.holds(strip, height)).count().min(STRIPS);
        let bottom = all.iter().rev().take(near + 1).cloned().collect();
        Self { top, bottom, height }
    }

    pub(super) fn zone(&self, zone: Zone) -> &[Strip] {
        match zone {
            Zone::Top => &self.top,
            Zone::Bottom => &self.bottom,
        }
    }
}
