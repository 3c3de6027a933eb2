"""The pure rules: packs, answers, route, assessment, encounter, referral."""
