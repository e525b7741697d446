//! The lists that a file of words may have.

/// Declares a kind of lists: a variant for each, and the name that files use.
macro_rules! lists {
    ($(#[$meta:meta])* $kind:ident of $prefix:literal { $($(#[$doc:meta])* $list:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum $kind { $($(#[$doc])* $list,)+ }

        impl $kind {
            pub(super) const ALL: &'static [(Self, &'static str)] = &[$((Self::$list, $name),)+];
            /// What evidence calls them, in the same order.
            pub(super) const FULL: &'static [&'static str] = &[$(concat!($prefix, " ", $name),)+];

            pub(super) fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, known)| *known == name).map(|(list, _)| *list)
            }

            pub(super) const fn bit(self) -> u64 {
                1 << self as u32
            }

            /// The bits of several lists.
            #[inline]
            pub(super) const fn bits(lists: &[Self]) -> u64 {
                let mut bits = 0;
                let mut at = 0;
                while at < lists.len() {
                    bits |= lists[at].bit();
                    at += 1;
                }
                bits
            }
        }
    };
}

lists! {
    /// What a verb says is done.
    Verb of "verbs" {
        /// increase, grow
        Rise = "rise",
        /// reduce, cut
        Fall = "fall",
        /// improve: which way is better the word does not say
        Improve = "improve",
        /// keep, maintain
        Keep = "keep",
        /// achieve, reach: a level or count is to be had
        Reach = "reach",
        /// win, earn, attract: someone else has to act
        Gain = "gain",
        /// deliver, drive, generate: the object decides
        Yield = "yield",
        /// bring, move, take: to somewhere
        Move = "move",
        /// eliminate, resolve: the object decides
        Remove = "remove",
        /// double, triple
        Multiply = "multiply",
        /// build, write, run, define: the team does it by itself
        Work = "work",
        /// hire, recruit
        Staff = "staff",
        /// make: the object decides
        Make = "make",
        /// have
        Have = "have",
        /// be, is, are
        Be = "be",
        /// become, turn into, win
        Become = "become",
        /// ensure
        Ensure = "ensure",
        /// start, continue, help: the verb behind it counts
        Lead = "lead",
        /// use, return, recommend: what others do
        Act = "act",
        /// attend, participate, complete
        TakePart = "take_part",
        /// pass, certify: someone else confirms
        Confirm = "confirm",
        /// can, will, should
        Modal = "modal",
        /// Of work: establish, build, provide: what can make a state too.
        Found = "found",
        /// Of rise: expand, extend: into places of one's own choice.
        Widen = "widen",
        /// Of gain: win, secure, receive: what others give.
        Award = "award",
        /// Of removal: close, fix, resolve: one by one.
        Settle = "settle",
        /// Of work: support, promote: what others or levels do.
        Further = "further",
        /// Of removal: prevent, avoid: it is not to happen.
        Prevent = "prevent",
        /// Of work: launch, ship: others are to take it.
        Launch = "launch",
        /// Of work: support, handle: how much something stands.
        Bear = "bear",
        /// Of work: operate, lead: it goes on, and how well is the goal.
        Conduct = "conduct",
        /// work, execute, pursue: that something is done, and not what.
        Effort = "effort",
    }
}

lists! {
    /// What a noun names.
    Noun of "nouns" {
        /// rate, score, satisfaction: a property that has a level
        Metric = "metric",
        /// Of these, what is better when it is less: churn, latency.
        Lower = "lower",
        /// Of these, what is measured in units of time.
        Duration = "duration",
        /// revenue, cost
        Money = "money",
        /// customers, users: who acts freely
        Outsider = "outsider",
        /// employees, teams
        Insider = "insider",
        /// sign-ups, reviews: what outsiders bring
        Response = "response",
        /// incidents, complaints
        Trouble = "trouble",
        /// dashboard, blog post
        Artifact = "artifact",
        /// interview, training
        Activity = "activity",
        /// hires, positions
        Staffing = "staffing",
        /// certification, approval, funding
        Event = "event",
        /// trust, culture: a state
        State = "state",
        /// What fits any team in any quarter.
        Generic = "generic",
        /// growth, lift
        Rise = "rise",
        /// reduction, drop
        Fall = "fall",
        /// day, week, quarter
        Period = "period",
        /// January
        Month = "month",
        /// ms, GB: the unit of a level
        Unit = "unit",
        /// percent
        Percent = "percent",
        /// percentage points
        Points = "points",
        /// dollars, EUR
        Currency = "currency",
        /// discount: a number with it is no target
        Term = "term",
        /// version, tier: a number behind it is a name
        Label = "label",
        /// target, goal
        Target = "target",
        /// baseline
        Baseline = "baseline",
        /// number, amount: of what decides
        Counter = "counter",
        /// completion: of what decides
        Completion = "completion",
    }
}

lists! {
    /// What other words do in a statement.
    Word of "words" {
        From = "from",
        To = "to",
        By = "by",
        Of = "of",
        And = "and",
        With = "with",
        In = "in",
        At = "at",
        For = "for",
        Per = "per",
        Within = "within",
        That = "that",
        Below = "below",
        Above = "above",
        Now = "now",
        Was = "was",
        None = "none",
        All = "all",
        Up = "up",
        Down = "down",
        More = "more",
        Less = "less",
        Better = "better",
        Article = "article",
        Adverb = "adverb",
        Means = "means",
        Result = "result",
        Until = "until",
        End = "end",
        Done = "done",
        Placeholder = "placeholder",
        Times = "times",
        Not = "not",
        Praise = "praise",
        Prefix = "prefix",
        Progress = "progress",
        Versus = "versus",
        Audience = "audience",
        Between = "between",
        /// we, let us: may stand before an order
        We = "we",
        /// this, next: makes a period a date
        This = "this",
        /// last, rolling: makes a period a window
        Span = "span",
        /// Of `below` and `above`: without the number itself.
        Strict = "strict",
        /// how, whether: opens an indirect question
        Question = "question",
        /// The split part of a verb: `stellen … ein`.
        Particle = "particle",
        /// zu, before an infinitive
        Infinitive = "infinitive",
        /// Articles that mean `of` behind a noun.
        Genitive = "genitive",
        /// Written with a full stop that ends no sentence.
        Abbreviation = "abbreviation",
        /// available, public: open to others
        Open = "open",
        /// as: established as
        As = "as",
        /// there is, there are
        Exists = "exists",
        /// should, must: no capability
        Obliged = "obliged",
        /// for all: says what the work is to cover
        Covers = "covers",
        /// state, level: between `current` and the number
        Standing = "standing",
    }
}
