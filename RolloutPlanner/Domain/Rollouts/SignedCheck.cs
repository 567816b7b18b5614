using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Whether a readiness check is agreed to, and if not, why.</summary>
public enum SignatureStanding
{
    /// <summary>Nobody has signed it.</summary>
    Open,

    Signed,

    /// <summary>It asks for no signature of its own: the signatures under the plan speak for it, or the rollout started under them.</summary>
    Covered,

    /// <summary>It was signed under other evidence.</summary>
    EvidenceChanged,

    /// <summary>Whoever signed is no longer an engineering lead, or worked on the plan meanwhile.</summary>
    NoLongerEntitled,
}

/// <summary>A readiness check as it is now, and whether a lead agreed to exactly this.</summary>
/// <param name="Signature">The last one, whether or not it still counts.</param>
/// <param name="Digest">Names the evidence of now.</param>
public sealed record SignedCheck(ReadinessCheck Check, SignatureStanding Standing, ReadinessSignature? Signature, ReadinessNote? Note, string Digest)
{
    public bool IsAgreed => Standing is SignatureStanding.Signed or SignatureStanding.Covered;

    /// <summary>Those that a start asks for. That the plan is signed is asked on its own.</summary>
    public static ValueList<SignedCheck> Asked(ValueList<SignedCheck> all) => all.Where(check => check.Check is not ReadinessCheck.PlanSigned).ToValueList();
}
