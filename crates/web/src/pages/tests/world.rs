//! A town with two organisations and people in every role, asked through the front door of the site.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderValue, Request, Response, header},
};
use jiff::ToSpan as _;
use openseat_actions::{
    House,
    account::{self, Device},
    keeper, meeting, organisation,
    questionnaire::{self, Telling},
    review, session, sharing,
    signed::Signed,
    space,
};
use openseat_content::Locale;
use openseat_domain::{
    consent::{Draft, Field, Kind, Purpose, Recipient, Signature, Signer, Until},
    organisation::{Path, Standing},
    role::{Actor, Role},
};
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::{
    pages::organisation::questionnaire::samples,
    person::form_token,
    router,
    site::{
        Site,
        tests::{monday_evening, town},
    },
};

/// One who asks.
pub(super) struct Asker {
    /// The head of the column.
    pub(super) head: String,
    /// From where they ask.
    pub(super) from: Ipv4Addr,
    /// The session's secret; nobody has none.
    pub(super) token: Option<String>,
    pub(super) signed: Option<Signed>,
}

pub(super) struct World {
    pub(super) site: Arc<Site>,
    router: Router,
    pub(super) clinic: Path,
    /// By organisation, one who manages it and does nothing else.
    managers: BTreeMap<Uuid, Actor>,
    /// How many people came so far: each from a network of their own, so that nobody is slowed down by the others.
    came: AtomicU32,
    /// What stands for the parts of addresses.
    parts: BTreeMap<&'static str, String>,
}

impl Asker {
    /// Who is not signed in.
    pub(super) fn visitor() -> Self {
        Self { head: "visitor".into(), from: Ipv4Addr::LOCALHOST, token: None, signed: None }
    }

    /// Who is not signed in, in a network of their own.
    pub(super) fn from(a: u8, b: u8) -> Self {
        Self { from: Ipv4Addr::new(10, 220, a, b), ..Self::visitor() }
    }
}

impl World {
    pub(super) async fn new() -> Self {
        Self::of(town().await).await
    }

    /// In a town whose house was changed.
    pub(super) async fn of(site: Site) -> Self {
        let site = Arc::new(site);
        let (router, clinic) = (router(site.clone()), Path::root(Uuid::nil()));
        let mut world =
            Self { router, site, clinic, managers: BTreeMap::new(), came: AtomicU32::new(0), parts: BTreeMap::new() };
        world.clinic = world.organisation("Riverside Clinic").await;
        let keeps = keeper::name(world.house(), &Actor::Operator, world.clinic.node(), monday_evening());
        assert!(keeps.await.expect("the operator says who keeps the list"));
        let nobody = Uuid::from_u128(9).to_string();
        let meeting = world.a_meeting().await;
        let listed = meeting::view(world.house(), &meeting, monday_evening()).await.expect("read").expect("there");
        world.parts = [
            ("{node}", world.clinic.node().to_string()),
            ("{slug}", meeting),
            ("{meeting}", listed.id.to_string()),
            ("{wave}", nobody.clone()),
            ("{centre}", "none".to_owned()),
            ("{tool}", "poster-open-door".to_owned()),
            ("{act}", "pause".to_owned()),
            ("{feed}", "none".to_owned()),
            ("{list}", "generic".to_owned()),
            ("{person}", nobody.clone()),
            ("{one}", nobody.clone()),
            ("{other}", nobody.clone()),
            ("{*rest}", "client_interface/serverInfo.xml".to_owned()),
            ("{finding}", "EV021".to_owned()),
            ("{kind}", "smart".to_owned()),
            ("{file}", "none".to_owned()),
            ("{step}", "1".to_owned()),
            ("{topic}", "drinking".to_owned()),
            ("{token}", "none".to_owned()),
            ("{code}", "7KQ-2MD".to_owned()),
            ("{visit}", nobody.clone()),
            ("{form}", "phq-4".to_owned()),
            ("{response}", nobody.clone()),
            ("{trial}", nobody.clone()),
            ("{consent}", nobody.clone()),
            ("{offer}", nobody.clone()),
            ("{greeting}", nobody.clone()),
            ("{report}", nobody.clone()),
            ("{review}", nobody.clone()),
            ("{link}", nobody.clone()),
            ("{session}", nobody.clone()),
            ("{entry}", nobody.clone()),
            ("{circle}", nobody.clone()),
            ("{reminder}", nobody.clone()),
            ("{way}", nobody.clone()),
            ("{secret}", "none".to_owned()),
            ("{id}", nobody),
        ]
        .into();
        world
    }

    pub(super) fn house(&self) -> &House {
        &self.site.house
    }

    /// The slug of the first meeting that starts soon.
    async fn a_meeting(&self) -> String {
        let request = Request::get("/now").body(Body::empty()).expect("the request is well formed");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let list = axum::body::to_bytes(response.into_body(), 4 << 20).await.expect("a body");
        let list = String::from_utf8_lossy(&list).into_owned();
        let slug = list.split("href=\"/meeting/").nth(1).and_then(|rest| rest.split('"').next());
        slug.expect("the town has a meeting in the next 24 hours").to_owned()
    }

    /// An organisation with someone who manages it.
    pub(super) async fn organisation(&mut self, name: &str) -> Path {
        let made = organisation::make(self.house(), &Actor::Operator, name, Standing::None, monday_evening());
        let path = made.await.expect("the operator makes organisations");
        self.managers.insert(path.node(), Actor::Operator);
        let mut manager = self.person("manager").await;
        self.join(&mut manager, path, Role::Manager).await;
        let manager = manager.signed.expect("the manager is signed in").actor();
        self.managers.insert(path.node(), manager);
        path
    }

    /// A site of an organisation, which the organisation's manager manages.
    pub(super) async fn site(&mut self, above: Path, name: &str) -> Path {
        let made = organisation::make_below(self.house(), &Actor::Operator, above.node(), name, monday_evening());
        let path = made.await.expect("the operator makes sites");
        let manager = self.managers[&above.node()].clone();
        self.managers.insert(path.node(), manager);
        path
    }

    pub(super) async fn person(&self, head: &str) -> Asker {
        let words = "seven quiet herons wade".to_owned();
        let from = self.network();
        let device = Device { network: from.to_string(), ..Device::default() };
        let started = account::start(self.house(), words, Locale::En, device, monday_evening());
        let opened = started.await.expect("anyone may make a space").opened;
        let mut asker = Asker { head: head.to_owned(), from, token: Some(opened.token), signed: None };
        self.know(&mut asker).await;
        asker
    }

    /// Somebody whose space was made a month ago.
    pub(super) async fn old_person(&self, head: &str) -> Asker {
        let month_ago = monday_evening() - 720.hours();
        let from = self.network();
        let device = Device { network: from.to_string(), ..Device::default() };
        let words = "seven quiet herons wade".to_owned();
        let started = account::start(self.house(), words, Locale::En, device, month_ago);
        let opened = started.await.expect("anyone may make a space").opened;
        // The session is seen in between, so that it has not run out.
        let between = month_ago + 360.hours();
        session::who(self.house(), &opened.token, between).await.expect("the session is looked up");
        let mut asker = Asker { head: head.to_owned(), from, token: Some(opened.token), signed: None };
        self.know(&mut asker).await;
        assert!(asker.signed.is_some(), "still signed in");
        asker
    }

    /// A network that nobody is in yet.
    fn network(&self) -> Ipv4Addr {
        Ipv4Addr::from_bits(0x0a00_0001 + 256 * self.came.fetch_add(1, Relaxed))
    }

    /// How many told of a meeting, signed in and not.
    pub(super) async fn told_of(&self, slug: &str) -> (usize, usize) {
        let view = meeting::view(self.house(), slug, monday_evening()).await.expect("read").expect("there");
        review::told_of(self.house(), view.id, monday_evening()).await.expect("read")
    }

    /// A form that another site sends.
    pub(super) async fn send_from_elsewhere(&self, path: &str, form: &str) -> Response<Body> {
        let request = Request::post(path)
            .header("host", "localhost")
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .expect("the request is well formed");
        self.router.clone().oneshot(request).await.expect("the router answers")
    }

    async fn know(&self, asker: &mut Asker) {
        let Some(token) = &asker.token else { return };
        asker.signed = session::who(self.house(), token, monday_evening()).await.expect("the session is looked up");
    }

    /// Signs in again who was signed out, and makes anew who is gone.
    pub(super) async fn renew(&self, asker: &mut Asker) {
        if asker.token.is_none() {
            return;
        }
        let roles = asker.signed.as_ref().map(|signed| signed.grants.clone()).unwrap_or_default();
        self.know(asker).await;
        if asker.signed.is_none() {
            let head = std::mem::take(&mut asker.head);
            *asker = self.person(&head).await;
            for grant in roles {
                self.join(asker, grant.on, grant.role).await;
            }
        }
    }

    pub(super) async fn join(&self, asker: &mut Asker, node: Path, role: Role) {
        let now = monday_evening();
        let operator = Actor::Operator;
        let by = if role == Role::Administrator { &operator } else { &self.managers[&node.node()] };
        let link = organisation::invite(self.house(), by, node.node(), role, 7, now).await;
        let link = link.expect("who may invite makes a link");
        let signed = asker.signed.as_ref().expect("someone who is signed in takes the role");
        organisation::accept(self.house(), signed, &link, now).await.expect("the link is good");
        self.know(asker).await;
    }

    /// One for each role.
    pub(super) async fn staff(&self, place: &str, node: Path) -> Vec<Asker> {
        let mut staff = Vec::new();
        for role in Role::ALL {
            let mut asker = self.person(&format!("{} {place}", role.as_str())).await;
            self.join(&mut asker, node, role).await;
            staff.push(asker);
        }
        staff
    }

    /// Someone shares their first name with the clinic, and the addresses know the code.
    pub(super) async fn share(&mut self) {
        let (now, sharer) = (monday_evening(), self.person("sharer").await);
        let who = sharer.signed.expect("the sharer is signed in");
        space::write(self.house(), &who, Field::FirstName, "Ash", now).await.expect("the name is kept");
        let draft = Draft {
            kind: Some(Kind::Named),
            person_name: "Ash".into(),
            fields: [Field::FirstName].into(),
            recipients: [Recipient { node: self.clinic.node(), name: String::new() }].into(),
            purposes: [Purpose::Treatment].into(),
            until: Some(Until::Instant(now + 720.hours())),
            language: "en".into(),
            signature: Some(Signature::Typed("Ash".into())),
            signer: Some(Signer::Person),
            ..Draft::default()
        };
        sharing::sign(self.house(), &who, draft, now).await.expect("the consent is whole");
        let consents = sharing::consents(self.house(), &who, now).await.expect("the consents are read");
        self.parts.insert("{code}", consents[0].codes[0].1.clone());
    }

    /// A manager of the clinic adds a questionnaire, and the addresses know it.
    pub(super) async fn ask(&mut self) {
        let mut manager = self.person("manager who asks").await;
        self.join(&mut manager, self.clinic, Role::Manager).await;
        let telling = Telling {
            name: ["Your week".into(), String::new()],
            about: ["A few questions.".into(), String::new()],
            source: "Riverside Clinic, 2026".into(),
            licence: "CC0-1.0".into(),
            allowed: true,
            dangers: Vec::new(),
        };
        let (who, file) = (manager.signed.expect("they are signed in"), samples::FILE.as_bytes());
        let added = questionnaire::add(self.house(), &who, self.clinic.node(), file, &telling, monday_evening()).await;
        self.parts.insert("{questionnaire}", added.expect("it can be asked").to_string());
    }

    /// Sends what a browser of the asker would send from a page of ours, with the token of its session.
    pub(super) async fn send(&self, method: &str, path: &str, form: &str, asker: &Asker) -> Response<Body> {
        let mut form = form.to_owned();
        if let Some(token) = &asker.token {
            let _ = write!(form, "&form={}", form_token(token));
        }
        self.send_bare(method, path, &form, asker).await
    }

    /// The same without the token.
    pub(super) async fn send_bare(&self, method: &str, path: &str, form: &str, asker: &Asker) -> Response<Body> {
        self.sent(HeaderValue::from_static("same-origin"), method, path, form, asker).await
    }

    /// A form without a token, from a page of which the browser says this.
    pub(super) async fn send_from(&self, site: HeaderValue, path: &str, form: &str, asker: &Asker) -> Response<Body> {
        self.sent(site, "POST", path, form, asker).await
    }

    async fn sent(&self, site: HeaderValue, method: &str, path: &str, form: &str, asker: &Asker) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
        if let Some(token) = &asker.token {
            request = request.header(header::COOKIE, format!("__Host-seat={token}"));
        }
        let body = if method == "GET" { Body::empty() } else { Body::from(form.to_owned()) };
        let request = request
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(ConnectInfo(SocketAddr::from((asker.from, 1))))
            .body(body)
            .expect("the request is well formed");
        self.router.clone().oneshot(request).await.expect("the router answers")
    }

    /// What stands in an address for its parts.
    pub(super) fn filled(&self, address: &str) -> String {
        let path = self.parts.iter().fold(address.to_owned(), |path, (part, value)| path.replace(part, value));
        assert!(!path.contains('{'), "{address}: what stands for its parts?");
        path
    }
}
