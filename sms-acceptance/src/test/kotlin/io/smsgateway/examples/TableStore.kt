package io.smsgateway.examples

import io.smsgateway.SendResult
import io.smsgateway.idempotency.ClaimOwner
import io.smsgateway.idempotency.Claims
import io.smsgateway.idempotency.IdempotencyStore
import io.smsgateway.idempotency.TakenKey
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.util.SortedMap
import java.util.SortedSet

/** An idempotency store of the application's own. It never forgets, which a real one does. */
class TableStore(private val clock: InstantSource) : IdempotencyStore {

    private data class Row(
        val owner: ClaimOwner,
        val fingerprint: String,
        val leaseEnd: Instant,
        val result: SendResult? = null,
    ) {
        fun isOpen(by: ClaimOwner): Boolean = owner == by && result == null

        fun taken(now: Instant): TakenKey = when {
            result != null -> TakenKey.settled(fingerprint, result)
            now > leaseEnd -> TakenKey.expired(fingerprint)
            else -> TakenKey.inFlight(fingerprint)
        }
    }

    private val rows = mutableMapOf<String, Row>()

    @Synchronized
    override fun claimAll(owner: ClaimOwner, fingerprints: SortedMap<String, String>, lease: Duration): Claims {
        val now = clock.instant()
        val claimed = mutableSetOf<String>()
        val taken = mutableMapOf<String, TakenKey>()
        for ((key, fingerprint) in fingerprints) {
            val row = rows[key]
            if (row == null || row.isOpen(owner)) {
                rows[key] = Row(owner, fingerprint, now + lease)
                claimed += key
            } else {
                taken[key] = row.taken(now)
            }
        }
        return Claims.of(claimed, taken)
    }

    @Synchronized
    override fun settleAll(owner: ClaimOwner, results: SortedMap<String, SendResult>) {
        for ((key, result) in results) {
            rows[key]?.takeIf { it.isOpen(owner) }?.let { rows[key] = it.copy(result = result) }
        }
    }

    @Synchronized
    override fun releaseAll(owner: ClaimOwner, keys: SortedSet<String>) {
        keys.filter { rows[it]?.isOpen(owner) == true }.forEach(rows::remove)
    }
}
