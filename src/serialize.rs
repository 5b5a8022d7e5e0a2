//! The names under which everything serialises, in one place because other programs rely on them.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    Access, Block, Direction, Extraction, Field, Image, ImageSource, Metadata, PageType, Player,
    Source,
};

/// It grows by one when a name goes away or its meaning changes, not when one comes.
const SCHEMA_VERSION: u32 = 1;

/// Implements `Serialize` for types that have an `id`.
macro_rules! by_id {
    ($($type:ty),*) => {
        $(impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        })*
    };
}

by_id!(Access, Direction, Field, ImageSource, PageType, Source, crate::Label, crate::Warning);

/// One flat object: the facts beside the text, the images and the blocks. What the page does not
/// tell is null.
impl Serialize for Extraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Page<'p> {
            schema_version: u32,
            page_type: PageType,
            confidence: Option<f32>,
            text: String,
            #[serde(flatten)]
            metadata: &'p Metadata,
            images: &'p [Image],
            players: &'p [Player],
            blocks: Vec<Block<'p>>,
            warnings: &'p [crate::Warning],
        }
        Page {
            schema_version: SCHEMA_VERSION,
            page_type: self.page_type(),
            confidence: self.confidence(),
            text: self.text(),
            metadata: self.metadata(),
            images: self.images(),
            players: self.players(),
            blocks: self.blocks().collect(),
            warnings: self.warnings(),
        }
        .serialize(serializer)
    }
}

impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Facts<'m> {
            title: Option<&'m str>,
            standfirst: Option<&'m str>,
            authors: &'m [String],
            published: Option<&'m str>,
            modified: Option<&'m str>,
            section: Option<&'m str>,
            tags: &'m [String],
            language: Option<&'m str>,
            direction: Option<Direction>,
            site_name: Option<&'m str>,
            url: Option<&'m str>,
            description: Option<&'m str>,
            image: Option<&'m str>,
            license: Option<&'m str>,
            access: Option<Access>,
            sources: Sources<'m>,
        }
        Facts {
            title: self.title(),
            standfirst: self.standfirst(),
            authors: self.authors(),
            published: self.published(),
            modified: self.modified(),
            section: self.section(),
            tags: self.tags(),
            language: self.language(),
            direction: self.direction(),
            site_name: self.site_name(),
            url: self.url(),
            description: self.description(),
            image: self.image(),
            license: self.license(),
            access: self.access(),
            sources: Sources(self),
        }
        .serialize(serializer)
    }
}

/// Of each field that is known, where it came from.
struct Sources<'m>(&'m Metadata);

impl Serialize for Sources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = || Field::ALL.iter().filter_map(|field| Some((field, self.0.source(*field)?)));
        let mut map = serializer.serialize_map(Some(known().count()))?;
        for (field, source) in known() {
            map.serialize_entry(field, &source)?;
        }
        map.end()
    }
}

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'i> {
            url: Option<&'i str>,
            alt: Option<&'i str>,
            caption: Option<&'i str>,
            caption_source: Option<ImageSource>,
            credit: Option<&'i str>,
            credit_raw: Option<&'i str>,
            credit_source: Option<ImageSource>,
            is_lead: bool,
            is_video: bool,
            position: usize,
        }
        Fields {
            url: self.url(),
            alt: self.alt(),
            caption: self.caption(),
            caption_source: self.caption_source(),
            credit: self.credit(),
            credit_raw: self.credit_raw(),
            credit_source: self.credit_source(),
            is_lead: self.is_lead(),
            is_video: self.is_video(),
            position: self.position(),
        }
        .serialize(serializer)
    }
}

impl Serialize for Player {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'p> {
            url: &'p str,
            title: Option<&'p str>,
            position: usize,
        }
        Fields { url: self.url(), title: self.title(), position: self.position() }
            .serialize(serializer)
    }
}

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// `start` and `end` are bytes of the text of the block.
        #[derive(Serialize)]
        struct Link<'b> {
            url: &'b str,
            start: usize,
            end: usize,
        }
        #[derive(Serialize)]
        struct Fields<'b> {
            kind: String,
            number: Option<u32>,
            language: Option<&'b str>,
            label: crate::Label,
            reason: &'static str,
            confidence: Option<f32>,
            /// Only where other articles of the site are known.
            #[serde(skip_serializing_if = "Option::is_none")]
            site_share: Option<f32>,
            factors: Vec<&'static str>,
            image: Option<usize>,
            time: Option<String>,
            text: &'b str,
            links: Vec<Link<'b>>,
        }
        let links = self.links().map(|link| Link {
            url: link.url(),
            start: link.range().start,
            end: link.range().end,
        });
        Fields {
            kind: self.kind().to_string(),
            number: self.number(),
            language: self.language(),
            label: self.label(),
            reason: self.reason().id(),
            confidence: self.confidence(),
            site_share: self.site_share(),
            factors: self.factors().collect(),
            image: self.image(),
            time: self.time(),
            text: self.text(),
            links: links.collect(),
        }
        .serialize(serializer)
    }
}
