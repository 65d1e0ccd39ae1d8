<?php
/**
 * Finds what differs between the shop and the service.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Api\Answer;
use ChatFlow\Api\No_Answer;
use ChatFlow\Connection\Connections;
use ChatFlow\Outbox\Dirty_Marks;
use ChatFlow\Outbox\Limits;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Three looks at each kind, one page at a time. Each answers where the next page begins, or null after the last, and
 * throws No_Answer where the service has to be asked again later.
 */
final class Repair {

	private const CHANGED = 200;
	private const ASKED   = 500;
	private const LISTED  = 200;

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Marks what is to be sent.
	 *
	 * @var Dirty_Marks
	 */
	private $marks;

	/**
	 * Reads the shop.
	 *
	 * @var Items
	 */
	private $items;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 * @param Dirty_Marks $marks       Marks what is to be sent.
	 * @param Items       $items       Reads the shop.
	 */
	public function __construct( Settings $settings, Connections $connections, Dirty_Marks $marks, Items $items ) {
		$this->settings    = $settings;
		$this->connections = $connections;
		$this->marks       = $marks;
		$this->items       = $items;
	}

	/**
	 * Marks what changed since a time; with an order its customer, who has spent more or less since.
	 *
	 * @param string $kind  One of page, customer, product, order.
	 * @param string $place Empty for the first page.
	 * @param int    $since Unix time.
	 */
	public function changed( string $kind, string $place, int $since ): ?string {
		$page = max( 1, (int) $place );
		$ids  = ( new Pages() )->changed( $kind, $since, $page, self::CHANGED );
		foreach ( $ids as $id ) {
			$this->marks->mark( $kind, $id );
			$order = 'order' === $kind && $this->settings->is_on( 'send_people' ) ? wc_get_order( $id ) : null;
			if ( $order instanceof \WC_Order ) {
				$this->marks->mark( 'customer', (int) $order->get_customer_id() );
			}
		}
		$this->marks->flush();
		return $ids ? (string) ( $page + 1 ) : null;
	}

	/**
	 * Marks what the shop has and the service was never told, however old it is: imports keep the old dates.
	 *
	 * @param string $kind  One of customer, product, order.
	 * @param string $place Empty for the first page.
	 */
	public function missing( string $kind, string $place ): ?string {
		$page = max( 1, (int) $place );
		$ids  = ( new Pages() )->ids( $kind, $page, self::ASKED, (int) $this->settings->get( 'months' ) );
		if ( $ids ) {
			$answer  = $this->connections->client( 10 )->send( 'POST', '/api/v1/commerce/' . $kind . 's/comparison', array( 'externalIds' => array_map( 'strval', $ids ) ) );
			$unknown = array_map( 'intval', (array) ( self::good( $answer )->body['unknown'] ?? array() ) );
			foreach ( array_intersect( $ids, $unknown ) as $id ) {
				if ( is_array( $this->items->build( $kind, (string) $id, null ) ) ) {
					$this->marks->mark( $kind, $id );
				}
			}
			$this->marks->flush();
		}
		return count( $ids ) < self::ASKED ? null : (string) ( $page + 1 );
	}

	/**
	 * Deletes from the service what the shop has no more, as of the change that the service knows: what was told
	 * meanwhile stays, and a back-fill brings back what was missed for being out of sight only.
	 *
	 * @param string $kind   One of customer, product, order.
	 * @param string $place  Empty for the first page.
	 * @param Limits $limits How long this may go on.
	 */
	public function gone( string $kind, string $place, Limits $limits ): ?string {
		$client  = $this->connections->client( 10 );
		$path    = '/api/v1/commerce/' . $kind . 's';
		$query   = array( 'limit' => (string) self::LISTED ) + ( '' === $place ? array() : array( 'cursor' => $place ) );
		$page    = self::good( $client->get( $path, $query ) )->body;
		$told    = self::of_this_shop( (array) ( $page['data'] ?? array() ) );
		$present = array_flip( ( new Pages() )->present( $kind, array_keys( $told ) ) );
		foreach ( array_diff_key( $told, $present ) as $id => $updated_at ) {
			if ( ! $limits->allow_more() ) {
				return $place;
			}
			if ( null === $this->items->build( $kind, (string) $id, null ) ) {
				$answer = $client->send( 'DELETE', $path . '/' . $id . '?updatedAt=' . rawurlencode( $updated_at ) );
				if ( 404 !== $answer->status ) {
					self::good( $answer );
				}
			}
		}
		$next = $page['nextCursor'] ?? null;
		return is_string( $next ) && $next !== $place ? $next : null;
	}

	/**
	 * The times of change by id. Ids that WordPress cannot have made were told by another program, which answers for them.
	 *
	 * @param array<int, mixed> $data As the service lists it.
	 * @return array<int, string>
	 */
	private static function of_this_shop( array $data ): array {
		$told = array();
		foreach ( $data as $item ) {
			$id = is_array( $item ) ? (string) ( $item['externalId'] ?? '' ) : '';
			if ( 1 === preg_match( '/^[1-9][0-9]{0,17}$/', $id ) && is_string( $item['updatedAt'] ?? null ) ) {
				$told[ (int) $id ] = $item['updatedAt'];
			}
		}
		return $told;
	}

	/**
	 * An answer that says what was asked.
	 *
	 * @param Answer $answer The service's.
	 * @throws No_Answer Where it does not.
	 */
	private static function good( Answer $answer ): Answer {
		if ( ! $answer->is_good() ) {
			throw new No_Answer( $answer ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- nobody prints it.
		}
		return $answer;
	}
}
