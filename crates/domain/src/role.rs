//! What a person may be on a node of the programme tree.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::organisation::Path;

/// A role. It says what a person does for a node; [`crate::policy::may`] says what that lets them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Comes to the group and wants to be known as someone who does.
    Member,
    /// Runs sessions of a group.
    Facilitator,
    /// Works for the place that hosts a group.
    HostWorker,
    /// Treats people.
    Clinician,
    /// A recovery coach or peer worker.
    Coach,
    /// Supervises coaches and facilitators.
    Supervisor,
    /// Runs the programme: who works here, which groups there are.
    Manager,
    /// Keeps the list of meetings.
    Steward,
    /// Counts and compares; sees nothing that points to one person.
    Evaluator,
    /// Keeps the program running; sees nothing of anybody.
    Administrator,
}

impl Role {
    pub const ALL: [Self; 10] = [
        Self::Member,
        Self::Facilitator,
        Self::HostWorker,
        Self::Clinician,
        Self::Coach,
        Self::Supervisor,
        Self::Manager,
        Self::Steward,
        Self::Evaluator,
        Self::Administrator,
    ];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Facilitator => "facilitator",
            Self::HostWorker => "host_worker",
            Self::Clinician => "clinician",
            Self::Coach => "coach",
            Self::Supervisor => "supervisor",
            Self::Manager => "manager",
            Self::Steward => "steward",
            Self::Evaluator => "evaluator",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Whether someone in this role works for the organisation, so that its sign-in rules bind them.
    pub fn is_staff(self) -> bool {
        self != Self::Member
    }
}

/// A role on a node. It holds for the node and all below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    pub role: Role,
    pub on: Path,
}

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody we know.
    Visitor,
    /// Someone who signed in.
    Person {
        id: Uuid,
        /// The roles that hold now. Those of a node that asks for two proofs of who one is are left out while only one
        /// was given.
        grants: Vec<Grant>,
    },
    /// The person at the machine itself, through the command line.
    Operator,
}
