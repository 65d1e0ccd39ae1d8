<?php
/**
 * Says, signed, who is logged in.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Connection\Connect_Flow;
use ChatFlow\Connection\Connection;
use ChatFlow\Shop\Spending;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * A JWT (RFC 7519) with HS256. The e-mail address counts as unverified unless the site says otherwise: neither WordPress
 * nor WooCommerce verifies it, and a verified one would open the orders that guests made with it.
 */
final class Identity_Token {

	private const LIFETIME  = 55 * MINUTE_IN_SECONDS;
	private const LONG_TEXT = 320;

	/**
	 * The connection of this site.
	 *
	 * @var Connection
	 */
	private $connection;

	/**
	 * The identity secret.
	 *
	 * @var string
	 */
	private $secret;

	/**
	 * Makes the signer.
	 *
	 * @param Connection $connection The connection of this site.
	 * @param string     $secret     The identity secret.
	 */
	public function __construct( Connection $connection, string $secret ) {
		$this->connection = $connection;
		$this->secret     = $secret;
	}

	/**
	 * The token of a person; null without a secret to sign with.
	 *
	 * @param WP_User $user       Who is logged in.
	 * @param string  $vip_amount From which total on somebody is a VIP; empty for never.
	 */
	public function of( WP_User $user, string $vip_amount ): ?string {
		if ( '' === $this->secret || ! $user->exists() ) {
			return null;
		}
		$now    = time();
		$claims = array(
			'sub'            => (string) $user->ID,
			'aud'            => $this->connection->site_key,
			'iat'            => $now,
			'exp'            => $now + self::LIFETIME,
			'email'          => $user->user_email,
			/**
			 * Whether this site has itself verified that the address belongs to this person.
			 *
			 * @param bool    $verified False.
			 * @param WP_User $user     Who is logged in.
			 */
			'email_verified' => (bool) apply_filters( 'chatflow_email_verified', false, $user ),
			'name'           => self::name( $user ),
			'phone'          => (string) get_user_meta( $user->ID, 'billing_phone', true ),
			'vip'            => ( new Spending() )->is_vip( $user->ID, $vip_amount ),
			'custom'         => array_filter(
				array(
					'role'     => implode( ', ', array_slice( array_values( $user->roles ), 0, 5 ) ),
					'language' => get_user_locale( $user ),
				)
			),
		);
		foreach ( array( 'email', 'name', 'phone' ) as $name ) {
			if ( '' === $claims[ $name ] || mb_strlen( $claims[ $name ] ) > self::LONG_TEXT ) {
				unset( $claims[ $name ] );
			}
		}
		return $this->sign( $claims );
	}

	/**
	 * Signs claims.
	 *
	 * @param array<string, mixed> $claims The claims.
	 */
	private function sign( array $claims ): string {
		$signed = self::part(
			array(
				'alg' => 'HS256',
				'typ' => 'JWT',
			)
		) . '.' . self::part( $claims );
		return $signed . '.' . Connect_Flow::base64url( hash_hmac( 'sha256', $signed, $this->secret, true ) );
	}

	/**
	 * One of the first two parts of a JWT.
	 *
	 * @param array<string, mixed> $says What it says.
	 */
	private static function part( array $says ): string {
		return Connect_Flow::base64url( (string) wp_json_encode( $says, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE ) );
	}

	/**
	 * First and last name, or what the person is called on this site.
	 *
	 * @param WP_User $user Who is logged in.
	 */
	private static function name( WP_User $user ): string {
		$name = trim( $user->first_name . ' ' . $user->last_name );
		return '' === $name ? $user->display_name : $name;
	}
}
